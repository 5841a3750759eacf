/** IncomingMessage: what a received message shows. */

import { choice, flag, table } from '../behaviour'

export const incoming = {
  tellsNoTrailers: flag('_addHeaderLines is called at the end of a message without trailers, too, with an empty list.'),
  methods: table<readonly string[]>('The members that the prototype shows, in the order in which they are enumerated.'),
  rawHeaders: flag('rawHeaders and rawTrailers keep names and values as they came.'),
  rawHeadersLimited: flag(
    'Raw lines are added to the list that the message has, up to the limit on the number of headers; else it gets the list of the parser.',
  ),
  statusMessage: flag('The reason phrase of a response is kept in statusMessage.'),
  abortedProperty: flag('aborted says whether the other side went away before the end.'),
  headerLine: choice('How _addHeaderLine takes a line.', {
    given: '(name, value) into the headers, the name as it is given; the parser lowers it first.',
    lowered: '(name, value) into the headers, the name in lower case.',
    into: '(name, value, dest), the name in lower case.',
  }),
  trailersIn: choice('Where the lines after a chunked body go.', {
    headersButLast: 'Into headers; only the last of them into trailers.',
    trailers: 'Into trailers.',
  }),
  setTimeout: choice('setTimeout(milliseconds, callback) of a message.', {
    absent: 'There is none.',
    nothing: 'Returns undefined.',
    itself: 'Returns the message.',
  }),
  destroyGives: choice('What destroy returns.', { nothing: 'undefined', itself: 'The message.' }),
  consumed: choice('What marks a message as consumed, so that it is not dumped after its answer.', {
    read: 'Its read method, which every reader goes through.',
    need: 'The first need for more of the body than has come.',
  }),
  dump: choice('How the rest of a message that nobody wants is thrown away.', {
    cut: 'It ends at once; the parser forgets it.',
    drained: 'It is read to its end.',
    unheard: 'It loses its data listeners and is read to its end.',
    unlessEmpty: 'Like unheard; but what is empty and whole ends a tick earlier, and does not flow.',
  }),
  upgradeAsked: flag(
    'A head that asks for another protocol is shown to the server, which may treat it as a plain request.',
  ),
  pendingFields: flag('Readable messages have _pendings and _pendingIndex, an empty list and 0, which nothing uses.'),
  ticksBetween: flag(
    'On a server, what was put off with process.nextTick runs after each piece of a body, and before a head of many lines or after trailers, even when more came in the same packet.',
  ),
  thrownPasses: flag(
    'On a server, what a listener of a piece of a body throws is told to the process at once, and the connection goes on; else it is lost to the parser.',
  ),
  holdsWhilePaused: flag('A message on the old Stream keeps its pieces and its end while it is paused.'),
  settles: choice('When a message that is destroyed tells its error and close, once its connection went.', {
    atOnce: 'In the tick after.',
    nextTick: 'A tick later.',
    wholeAtOnce: 'A tick later; in the tick after where it was read to its end and there is no error.',
  }),
  autoDestroy: flag(
    'A message on a Readable of the host is destroyed once it was read to its end or has failed, and then emits close.',
  ),
  holdsAsConnection: flag('A message holds as much as its connection does, whatever its maker has chosen.'),
  joinsRepeated: flag(
    'joinDuplicateHeaders is a field of messages: where it is true, lines that come more than once are joined, not dropped.',
  ),
  assigned: flag('What is assigned to headers and trailers, and to their lists of values, is seen; else it is lost.'),
  bareDistinct: flag('headersDistinct and trailersDistinct are objects without a prototype.'),
  waitsForReader: flag('A Readable message asks for nothing, and so counts as unread, until somebody reads it.'),
  signal: flag('signal is an AbortSignal that tells when the connection goes away before the message is done with.'),
}
