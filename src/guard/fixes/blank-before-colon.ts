/** Blanks between a name and its colon (RFC 9112, 5.1): refused in requests, taken away in responses. */

import { changeUnless, type Fix } from '../fix'

export const blankBeforeColon: Fix = {
  id: 'blank-before-colon',
  cves: ['CVE-2021-22959'],
  year: 2021,
  what: 'a request with a blank before the colon of a header',
  changes: [changeUnless('wire.blankBeforeColon', 'refused', ['refusedAtOnce'], ['blankBeforeColon'])],
  breaks: 'Old clients in devices: rare.',
  probes: [
    { side: 'server', name: 'Content-Length', parts: ['POST /a HTTP/1.1\r\nHost: x\r\nContent-Length : 3\r\n\r\nabc'] },
    { side: 'server', name: 'an ordinary name', parts: ['GET /a HTTP/1.1\r\nHost: x\r\nX : y\r\n\r\n'] },
    {
      side: 'client',
      name: 'in a response',
      parts: ['HTTP/1.1 200 OK\r\nX : y\r\nContent-Length: 0\r\n\r\n'],
      reads: 'otherwise',
    },
  ],
}
