/** Trailers that frame, route or authorise a message come after it was judged (RFC 9110, 6.5.1): they are not told. */

import { change, type Fix } from '../fix'

export const trailers: Fix = {
  id: 'trailers',
  cves: [],
  year: 2022,
  what: 'trailers that frame, route or authorise',
  changes: [change('wire.trailerNames', 'harmless')],
  breaks: 'Nobody that is known.',
  probes: [
    {
      side: 'server',
      name: 'Host',
      parts: ['POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nZ\r\n0\r\nHost: evil\r\n\r\n'],
      reads: 'otherwise',
    },
    {
      side: 'client',
      name: 'Host',
      parts: ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nZ\r\n0\r\nHost: evil\r\n\r\n'],
      reads: 'otherwise',
    },
  ],
}
