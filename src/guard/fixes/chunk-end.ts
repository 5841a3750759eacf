/** The data of a chunk ends with CRLF (RFC 9112, 7.1): two other bytes there were passed over unseen. */

import { change, type Fix } from '../fix'

export const chunkEnd: Fix = {
  id: 'chunk-end',
  cves: ['CVE-2022-32214'],
  year: 2022,
  what: 'a chunk whose data CRLF does not end',
  changes: [change('wire.chunkEnd', 'line break', ['chunkEnd'])],
  breaks: 'Nobody.',
  probes: [
    {
      side: 'server',
      name: 'two other bytes',
      parts: [
        'POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nZXX0\r\n\r\nGET /next HTTP/1.1\r\nHost: y\r\n\r\n',
      ],
    },
    {
      side: 'client',
      name: 'two other bytes',
      parts: ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nZXX0\r\n\r\n'],
    },
  ],
}
