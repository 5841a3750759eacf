/** Header values have no control characters (RFC 9110, 5.5): what ends a value for one reader does not for another. */

import { change, type Fix } from '../fix'

export const valueBytes: Fix = {
  id: 'value-bytes',
  cves: ['CVE-2016-2216'],
  year: 2016,
  what: 'a header value with control characters',
  changes: [change('wire.headerValueBytes', own => (own === 'checkedTo254' ? own : 'checked'), ['headerValue'])],
  breaks: 'Nobody that is known: bytes above 127 pass.',
  probes: [
    { side: 'server', name: 'NUL', parts: ['GET /a HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n'] },
    { side: 'server', name: 'the first byte', parts: ['GET /a HTTP/1.1\r\nHost: x\r\nX: \x01a\r\n\r\n'] },
    { side: 'server', name: 'the third byte', parts: ['GET /a HTTP/1.1\r\nHost: x\r\nX: ab\x01\r\n\r\n'] },
    { side: 'client', name: 'the first byte', parts: ['HTTP/1.1 200 OK\r\nX: \x01a\r\nContent-Length: 0\r\n\r\n'] },
  ],
}
