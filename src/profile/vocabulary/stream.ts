/** The stream classes that the messages stand on, and the era's `stream` module. */

import { choice, count, flag, table } from '../behaviour'

export const stream = {
  readable: choice('What an incoming message stands on.', {
    old: 'The old Stream: events straight from the parser, pause and resume only reach the socket.',
    streams2: 'Readable as it was first (readable-stream 1.0).',
    streams3: 'Readable that flows (readable-stream 2.3).',
    streams3b: 'Readable that flows, later errors and order of events (readable-stream 3.6).',
    host: 'Readable as hosts still have it, with the members and the marks of the era.',
  }),
  module: table<readonly string[]>('The names that the stream module carries, in their order.'),
  moduleIsClass: flag("require('stream') is the Stream class itself, with the names hung on it."),
  pipeGives: choice("What the old Stream's pipe returns.", { nothing: 'undefined', sink: 'The stream piped into.' }),
  pipeCounts: flag('A sink that several old streams are piped into is ended by the last of them, not by the first.'),
  sinkSteers: flag("A sink's pause and resume events pause and resume the old stream that is piped into it."),
  domainField: flag('Every emitter is born with an own property domain, null.'),
  writableKnowsAll: flag('Everything with the state of a Writable is instanceof Writable, sockets included.'),
  decoder: choice("How setEncoding's decoder treats what is not whole.", {
    pieces: 'Only utf8 waits for whole characters, of 16 bits at most; what is left at the end is dropped.',
    wide: 'The same, but utf16 waits too, and characters may be wider.',
    bytes: 'What is left at the end is given; each byte of a cut character becomes U+FFFD.',
    character: 'What is left at the end is given; a cut character becomes one U+FFFD.',
  }),
  hex: flag('setEncoding knows hex.'),
  emptyText: flag('A piece that holds only part of a character is given to data listeners as an empty string.'),
  encodingErrorCode: flag('The error for an unknown encoding has the code ERR_UNKNOWN_ENCODING.'),
  destroy: flag('Streams have a destroy method of their own.'),
  rejectionDestroys: flag('A stream is destroyed by a listener that rejects, where rejections are captured.'),
  shows: table<readonly string[]>(
    'What Readable and Writable show of their state, and what later Readables have beside their first members, by name.',
  ),
  forgetsFlow: flag(
    'A Readable that loses its last readable listener, and has no data listener, forgets whether it flows.',
  ),
  keepsUnheard: flag(
    'What comes to a Readable that flows without a data listener is kept until the next turn of the flow.',
  ),
  endTellsReadable: flag('At its end a Readable emits readable at once, even when one is due already.'),
  leaves: choice(
    'A stream that is iterated over, where the Readable is that of the host: left early, or closed early.',
    {
      plainly: 'It is destroyed by its own method, without an error; one that closes early ends.',
      aborted: 'It is destroyed as aborted, a request without its connection; one that closes early is an error.',
    },
  ),
  pipelineTells: choice('When pipeline, given streams alone, calls back.', {
    atOnce: 'As soon as the last stream finishes, fails, or closes early.',
    whicheverFirst:
      'The same, but for a Writable that closes itself when it has closed; or as soon as one before it fails.',
    afterFinish:
      'The same; of two streams whose second is a message, when it finishes, behind the listeners of the turn of the call.',
    atFailure: 'When the last stream has closed; an error is told in the tick after the first stream that failed.',
    whenClosed: 'When all streams have closed, with the error that tells most.',
  }),
  highWaterMark: count(
    'Bytes that a stream, or a message without a connection, holds before its source or its writer is to wait.',
  ),
  encodesBuffered: flag('setEncoding decodes what was received before it, too.'),
}
