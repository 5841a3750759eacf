/** Where the manual of 0.11 and 0.12 promises what the binary does not do: heading, promise, what the binary does. */

import { errataOf } from '../../src/profile/line'

export const errata = errataOf('003', [
  [
    'HTTP (introduction)',
    'header values are handed over as they came',
    'read as latin1 from 0.11 on; leading blanks are cut',
  ],
  ['HTTP (introduction)', 'repeated headers that may have many values are joined with a comma', "joined with ', '"],
  [
    'HTTP (introduction)',
    'cookie, too, is given as an array',
    "cookie is a string, repeats joined with ', ' ('x=1, y=2'); it becomes '; ' in 8",
  ],
  [
    'HTTP (introduction)',
    'a header that can have one value only, such as content-length, appears once',
    'two Content-Length headers: 0.11.14 keeps the first, 0.12.18 refuses the message (HPE_UNEXPECTED_CONTENT_LENGTH)',
  ],
  [
    'HTTP (introduction), rawHeaders example',
    'an example list holds content-length twice with different values',
    '0.12.18 refuses such a message; 0.11.14 takes it',
  ],
  [
    'server.listen(port, [hostname], [backlog], [callback])',
    'with no host: every IPv4 address',
    "'::' (every IPv6 address, and so IPv4) from 0.11 on",
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
    'response.writeHead(statusCode, [statusMessage], [headers])',
    'it must be called once only',
    "taken in silence; the later status wins but the first phrase stays ('201 OK')",
  ],
  ['response.writeHead(statusCode, [statusMessage], [headers])', 'it must be called before end()', 'no error'],
  [
    'response.headersSent',
    'true once headers were sent',
    'true as soon as the head is composed (writeHead), before any byte is sent; a getter on the prototype without setter (assignment is ignored)',
  ],
  ['response.getHeader(name)', 'only before the headers are flushed', 'it still answers afterwards'],
  [
    'http.request, options.agent',
    'with an agent the request says Connection: keep-alive',
    'Connection: close from 0.11 on, unless the agent has keepAlive',
  ],
  [
    'http.request, options.agent',
    'false: no pooling, Connection: close',
    'a fresh Agent is made for the one request; Connection: close',
  ],
  [
    'http.request, options.keepAlive',
    'sockets are kept for later requests (given among the request options)',
    'an option of the Agent: in http.request it does nothing',
  ],
  [
    'http.request, options.keepAliveMsecs',
    'interval of TCP keep-alive packets, 1000 (given among the request options)',
    'an option of the Agent: in http.request it does nothing',
  ],
  [
    'http.get(options, [callback])',
    'the method is set to GET',
    'a method in the options is used: POST goes out (0.4 and 0.6 alone set GET, and write it into the options)',
  ],
  ['Class: http.Agent', 'requests default to Connection: keep-alive', 'Connection: close'],
  [
    'agent.maxSockets',
    "an origin is 'host:port' or 'host:port:localAddress'",
    "'host:port:localAddress:' — always with the empty parts and a closing colon: '127.0.0.1:80::'",
  ],
  ['agent.getName(options)', 'host:port:localAddress', "'h:80:l:' with a closing colon"],
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
    "Event: 'finish'",
    'all of the response has been handed to the system',
    'emitted in the turn after end(), even while the other side reads nothing and most of it waits',
  ],
  [
    "Event: 'close' (IncomingMessage)",
    'the connection was closed',
    'only when it closes before the response is finished: a connection that closes after a finished response emits nothing',
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
