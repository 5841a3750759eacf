/** Blanks at the end of a header value are no part of it (RFC 9112, 5.1): who compares values was passed by. */

import { change, type Fix } from '../fix'

export const trailingBlanks: Fix = {
  id: 'trailing-blanks',
  cves: ['CVE-2019-15606'],
  year: 2019,
  what: 'blanks at the end of a header value',
  changes: [change('wire.trailingBlanks', 'dropped')],
  breaks: 'Nobody: they are taken away.',
  probes: [
    {
      side: 'server',
      name: 'in a request',
      parts: ['GET /a HTTP/1.1\r\nHost: x\r\nX: secret \t\r\n\r\n'],
      reads: 'otherwise',
    },
    {
      side: 'client',
      name: 'in a response',
      parts: ['HTTP/1.1 200 OK\r\nX: secret \t\r\nContent-Length: 0\r\n\r\n'],
      reads: 'otherwise',
    },
  ],
}
