/** What a connection shows of its data beside the parser. */

import { choice, count, flag, table } from '../behaviour'

export const socket = {
  ondata: flag('Sockets have the old callbacks: ondata(buffer, start, end) and onend().'),
  dataBeside: choice('Which data a data listener on the socket gets while http reads from it.', {
    before: 'Everything, before http does.',
    nothing: 'Nothing.',
    after: "Everything, after http: http's own data listener stands before it and is counted.",
  }),
  readableStopsFlow: flag('A readable listener on the socket takes the bytes away from http.'),
  resumeClosedThrows: flag('resume of a closed socket throws.'),
  unshiftsHead: flag(
    'The first bytes after an upgrade or CONNECT are put back into the connection, and the head of the event is empty.',
  ),
  parser: flag("A server's connection shows its parser."),
  addresses: table<readonly string[]>('What a connection tells of its two ends, by name.'),
  remembersPeer: flag('What a connection told of its other end, it tells when it is gone, too.'),
  gone: choice('When a connection tells nothing of its ends any more.', {
    closed: 'When it is closed.',
    closing: 'When http closes it and all is written; before the response says that it is finished.',
    ended: 'When both sides have ended and all is written.',
  }),
  noAddress: choice('address of a connection that is gone.', { null: 'null', empty: 'An object with nothing in it.' }),
  idleTimeout: flag('_idleTimeout tells the timeout that was set; -1 that there is none, or no connection any more.'),
  timeoutArgument: choice('setTimeout of a connection with a time that is not a number from 0 on.', {
    sized: 'What can be made a number over 0 is set; anything else is passed over.',
    named: 'Refused: msecs must be a number, and finite and not negative.',
    quoted: 'The same, and "msecs" argument stands for msecs.',
    coded: 'Refused by an error with a code.',
  }),
  timeoutReturnsSelf: flag('setTimeout of a connection gives the connection.'),
  goneTimeout: choice('setTimeout of a connection that is gone.', {
    told: 'The timeout is told all the same.',
    nothing: 'Nothing is set, and nothing given back.',
    self: 'Nothing is set.',
  }),
  failsUnsent: flag(
    'What waits to be written fails when the connection is closed before it was made; else nobody is told.',
  ),
  closesInTick: flag(
    'A connection that is destroyed tells of its close in the next tick; else when the system has closed it.',
  ),
  closesUnopened: flag('A connection that nobody has opened tells of its close when it is destroyed.'),
  writesUnopened: flag(
    'What is written to a connection that nobody has opened fails; else it cannot be written to, and a request waits for it.',
  ),
  drain: choice('What write answers, and when drain comes.', {
    refused: 'False while connecting and when the system did not take all at once; drain comes after that.',
    always: 'The same answer; drain comes after every write, once all is sent.',
    full: 'False when the buffer is full; drain comes when it is empty again.',
  }),
  marksShown: flag('A connection tells how much it holds: writableHighWaterMark and readableHighWaterMark.'),
  connectOptions: table<readonly string[]>(
    'The options of net.connect that change a connection, beside those that say where it goes.',
  ),
  highWaterMark: count('How many bytes a connection holds before its writer is to wait.'),
  errors: choice("How a connection's system errors read.", {
    words: '`CODE, what the system says`, errno a number.',
    call: '`call CODE`, errno the code.',
    address: '`call CODE address:port`, errno the code, with address and port.',
    number: 'The same, errno a number below 0.',
  }),
  errnoFirst: flag('Of those errors, errno stands before code.'),
  resetIsError: flag('A connection reset by the other side while it is read emits an error; else it just closes.'),
}
