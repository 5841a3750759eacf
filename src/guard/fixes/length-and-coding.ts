/** Content-Length beside Transfer-Encoding (RFC 9112, 6.3): a proxy and a server may go by different ones. */

import { change, type Fix } from '../fix'

export const lengthAndCoding: Fix = {
  id: 'length-and-coding',
  cves: ['CVE-2016-2086'],
  year: 2016,
  what: 'a message that has both Content-Length and Transfer-Encoding',
  changes: [
    // What the release refuses itself stays its own.
    change('wire.lengthBesideCoding', own =>
      own === 'refusedIfChunked'
        ? 'refusedEither'
        : own === 'refusedEither' || own === 'refusedAtName'
          ? own
          : 'refused',
    ),
  ],
  faults: ['lengthBesideCoding'],
  breaks: 'Senders that set both: some clients of 2011, odd proxies. Rare.',
  probes: [
    {
      side: 'server',
      name: 'length beside chunks',
      parts: [
        'POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n1\r\nZ\r\n0\r\n\r\n',
      ],
    },
    {
      side: 'server',
      name: 'length beside a coding that is not chunked',
      parts: ['POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc'],
    },
    {
      side: 'client',
      name: 'length beside chunks',
      parts: ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n1\r\nZ\r\n0\r\n\r\n'],
    },
  ],
}
