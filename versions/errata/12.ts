/** Where the manual of 12.0.0 promises what the binary does not do: heading, promise, what the binary does. */

import { errataOf } from '../../src/profile/line'

export const errata = errataOf('002', [
  [
    'HTTP (introduction)',
    'header values are handed over as they came',
    'leading blanks are cut, trailing blanks are kept in 12.0.0 but cut in 12.22; bytes are read as latin1',
  ],
  [
    'HTTP (introduction), rawHeaders example',
    'an example list holds content-length twice with different values',
    'the parser refuses such a message: clientError HPE_UNEXPECTED_CONTENT_LENGTH',
  ],
  [
    "Event: 'connection'",
    'the socket emits no readable events, for the parser holds it',
    'from 10 on a readable listener does fire, and the parser then gets nothing: the request event never comes',
  ],
  [
    'server.maxHeadersCount',
    'limits how many request headers are taken; 2000 by default',
    'the property is null and 1000 headers arrive (2000 is the limit in names plus values); rawHeaders may hold up to 1023',
  ],
  [
    'Class: http.ServerResponse',
    'a writable stream',
    'a Stream with write and end, but not an instance of stream.Writable (no _writableState, no cork before 12.x)',
  ],
  [
    "Event: 'close' (ServerResponse)",
    'the connection was terminated',
    'emitted after every finished response too, while the connection lives on (new in 11/12)',
  ],
  [
    'response.writeHead(statusCode[, statusMessage][, headers])',
    'it must be called once only',
    "12.0.0 takes it in silence ('201 OK')",
  ],
  ['response.writeHead(statusCode[, statusMessage][, headers])', 'it must be called before end()', 'no error'],
  [
    'response.headersSent',
    'true once headers were sent',
    'true as soon as the head is composed (writeHead), before any byte is sent; a getter on the prototype without setter (assignment is ignored)',
  ],
  [
    'response.addTrailers(headers)',
    'only with chunked coding; else they are dropped in silence',
    'dropped in silence unless a Trailer header was set, in which case the head itself throws ERR_HTTP_TRAILER_INVALID (from 10)',
  ],
  [
    'response.end([data][, encoding][, callback])',
    'end(data) is write(data) then end()',
    'the public write is not called (an internal function is)',
  ],
  [
    'response.socket',
    'the socket; null after end()',
    'still the socket right after end(); null once finish has been emitted',
  ],
  [
    'http.request, order of events',
    'abort before the connection: socket, abort, close, error',
    'socket, abort, error, close: the last two the other way round',
  ],
  [
    'http.request, order of events',
    'abort after the response: socket, response, data, abort, close, aborted, end, close of the response',
    'socket, response, data, abort, aborted (response), close, end and close (response)',
  ],
  [
    'http.get(options[, callback])',
    'the method is set to GET',
    'a method in the options is used: POST goes out (0.4 and 0.6 alone set GET, and write it into the options)',
  ],
  ['Class: http.ClientRequest', 'a writable stream', 'a Stream with write and end, not an instance of stream.Writable'],
  [
    'request.maxHeadersCount',
    'limits response headers; 2000 by default',
    'the property is null and 1000 headers are taken',
  ],
  [
    "Event: 'finish'",
    'all of the response has been handed to the system',
    'emitted in the turn after end(), even while the other side reads nothing and most of it waits; fixed in 12.3',
  ],
  [
    "Event: 'close' (IncomingMessage)",
    'the connection was closed',
    'emitted once the exchange is over, while the connection may live on',
  ],
  [
    'message.destroy([error])',
    'destroys the socket; the error is emitted',
    'the socket emits the error, not the message',
  ],
  [
    'message.setTimeout(msecs, callback)',
    'calls connection.setTimeout with the milliseconds and the callback',
    "the socket's timeout is set, but the callback listens to timeout on the message: called for a server request whose body is still to come, not for a complete one (the socket is destroyed instead), and never for a client response (from 14 on it is)",
  ],
  [
    'request.setNoDelay([noDelay])',
    'socket.setNoDelay is called once there is a connected socket',
    'called as soon as there is a socket, though it is still connecting',
  ],
  [
    'request.setSocketKeepAlive([enable][, initialDelay])',
    'socket.setKeepAlive is called once there is a connected socket',
    'called as soon as there is a socket, though it is still connecting',
  ],
  [
    'request.write(chunk[, encoding][, callback])',
    'but only for a piece that is not empty',
    'called for an empty piece, too, in 12.22.12; 12.0.0 still keeps the promise',
  ],
  [
    'request.socket',
    'the socket; emits no readable events',
    'a readable listener that is there before the response does hear one, and the response never comes; later ones hear nothing',
  ],
])
