/** Where the manual of 0.4.8 promises what the binary does not do: heading, promise, what the binary does. */

import { errataOf } from '../../src/profile/line'

export const errata = errataOf('001', [
  [
    'HTTP (introduction)',
    'header values are handed over as they came',
    'bytes above 127 become U+FFFD; trailing blanks are kept',
  ],
  ["Event: 'close' (server)", 'the listener gets errno', 'no argument is given'],
  [
    "Event: 'data' (ServerRequest)",
    'the piece is a string',
    'a Buffer unless setEncoding was called (as the setEncoding entry itself says)',
  ],
  [
    'request.setEncoding(encoding=null)',
    'the default null gives Buffers',
    'setEncoding(null) and setEncoding() give utf8 strings, not Buffers; an unknown name throws only at the first data',
  ],
  [
    'request.pause() (heading lost)',
    'events stop, to slow an upload',
    'advisory: what has already been read from the socket is still emitted, and end too',
  ],
  [
    'response.writeHead(statusCode, [reasonPhrase], [headers])',
    'it must be called once only',
    'a second call is taken in silence: the later status and headers win',
  ],
  ['response.writeHead(statusCode, [reasonPhrase], [headers])', 'it must be called before end()', 'no error'],
  [
    "response.write(chunk, encoding='utf8')",
    'a string or a Buffer',
    'an Array is also let through, then fails at the socket (Second argument should be a buffer)',
  ],
  [
    'response.end([data], [encoding])',
    'end(data) is write(data) then end()',
    'the public write is called for a Buffer only: a lone string goes out in one piece',
  ],
  [
    'http.request, options.method',
    'possible values are GET, POST, PUT and DELETE',
    'any method is sent; it is turned to upper case',
  ],
  [
    "Event: 'continue' (stands under the agent)",
    'emitted when the server answers 100 Continue',
    'the request emits it, not the agent',
  ],
  [
    "request.write(chunk, encoding='utf8')",
    'chunk is an array of integers or a string',
    'an array fails at the socket: error "Second argument should be a buffer"; a Buffer works',
  ],
  [
    'response.setEncoding(encoding=null) (ClientResponse)',
    "'utf8', 'ascii' or 'base64'; null gives Buffers",
    'null gives utf8 strings; base64 of pieces not divisible by three is padded piece by piece',
  ],
  ['response.pause() (ClientResponse, heading lost)', 'events stop', 'advisory, as for requests'],
  [
    'request.connection',
    'over HTTPS it has verifyPeer() and getPeerCertificate()',
    'verifyPeer does not exist; getPeerCertificate does',
  ],
])
