/** A blank before the first header line (RFC 9112, 2.2): some readers take the line for a part of the one before. */

import { changeUnless, type Fix } from '../fix'

export const blankBeforeName: Fix = {
  id: 'blank-before-name',
  cves: ['CVE-2024-27982'],
  year: 2024,
  what: 'a header line that begins with a blank and goes on with no other',
  changes: [changeUnless('wire.blankBeforeName', 'refused', ['refusedAtFirst'], ['blankBeforeName'])],
  breaks: 'Nobody that is known.',
  probes: [
    {
      side: 'server',
      name: 'after the request line',
      parts: ['POST /a HTTP/1.1\r\n Content-Length: 3\r\nHost: x\r\n\r\n'],
    },
    { side: 'client', name: 'after the status line', parts: ['HTTP/1.1 200 OK\r\n X: y\r\nContent-Length: 0\r\n\r\n'] },
  ],
}
