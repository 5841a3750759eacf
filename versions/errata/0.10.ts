/** Where the manual of 0.10.4 promises what the binary does not do: heading, promise, what the binary does. */

import { errataOf } from '../../src/profile/line'

export const errata = errataOf('000', [
  [
    'HTTP (introduction)',
    'header values are handed over as they came',
    'bytes above 127 become U+FFFD; trailing blanks are kept',
  ],
  [
    'server.maxHeadersCount',
    'limits how many request headers are taken; 1000 by default',
    'the limit is 1000, but the property itself is absent until set',
  ],
  [
    'Class: http.ServerResponse',
    'a writable stream',
    'a Stream with write and end, but not an instance of stream.Writable (no _writableState, no cork before 12.x)',
  ],
  [
    'response.writeHead(statusCode, [reasonPhrase], [headers])',
    'it must be called once only',
    'a second call is taken in silence: the later status and headers win',
  ],
  ['response.writeHead(statusCode, [reasonPhrase], [headers])', 'it must be called before end()', 'no error'],
  [
    'response.headersSent',
    'true once headers were sent',
    'true as soon as the head is composed (writeHead), before any byte is sent; a getter on the prototype without setter (assignment is ignored)',
  ],
  ['response.getHeader(name)', 'only before the headers are flushed', 'it still answers afterwards'],
  [
    'response.end([data], [encoding])',
    'end(data) is write(data) then end()',
    'the public write is not called when the whole response is one string or Buffer',
  ],
  [
    'http.get(options, callback)',
    'the method is set to GET',
    'a method in the options is used: POST goes out (0.4 and 0.6 alone set GET, and write it into the options)',
  ],
  ['Class: http.ClientRequest', 'a writable stream', 'a Stream with write and end, not an instance of stream.Writable'],
  [
    "Event 'response', options host, port, socketPath",
    'a list of options stands under this event',
    'the event takes no options',
  ],
  [
    "Event: 'connect' (ClientRequest)",
    'head carries the first tunnel bytes',
    'a parse error instead (HPE_INVALID_CONSTANT) when bytes follow the head in one packet; fixed in 4',
  ],
  [
    "Event: 'close' (IncomingMessage)",
    'the connection went before response.end() or before it was flushed',
    'only when it went before response.end(): once that was called, nothing tells that the rest was not flushed',
  ],
  ['message.headers', 'read only', 'a plain object: it can be changed and replaced'],
  [
    'message.setTimeout(msecs, callback)',
    'calls connection.setTimeout with the milliseconds and the callback',
    "the socket's timeout is set, but the callback listens to timeout on the message: called for a server request whose body is still to come, not for a complete one (the socket is destroyed instead), and never for a client response (from 14 on it is)",
  ],
  [
    'message.url, url.parse examples',
    'url.parse gives href, search, query, pathname',
    'a Url object with 12 names (path and nulls among them)',
  ],
  [
    'message.socket',
    'over HTTPS: connection.verifyPeer() and getPeerCertificate()',
    'verifyPeer does not exist; getPeerCertificate does',
  ],
  [
    'request.setNoDelay([noDelay])',
    'socket.setNoDelay is called once there is a connected socket',
    'called as soon as there is a socket, though it is still connecting',
  ],
  [
    'request.setSocketKeepAlive([enable], [initialDelay])',
    'socket.setKeepAlive is called once there is a connected socket',
    'called as soon as there is a socket, though it is still connecting',
  ],
  [
    'request.setTimeout(timeout, [callback])',
    'socket.setTimeout is called once there is a connected socket',
    'called as soon as there is a socket, though it is still connecting',
  ],
])
