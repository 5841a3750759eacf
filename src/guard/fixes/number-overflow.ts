/** Lengths and chunk sizes that no number holds exactly: beyond 64 bits some releases took what was left of them. */

import { change, type Fix } from '../fix'

export const numberOverflow: Fix = {
  id: 'number-overflow',
  cves: [],
  year: 2026,
  what: 'a length or chunk size of 2^53 or more',
  changes: [change('wire.lengthOverflow', 'beyondExact', ['lengthInexact', 'chunkInexact'])],
  breaks: 'Nobody: that is 9 petabytes.',
  probes: [
    {
      side: 'server',
      name: 'a length beyond 2^53',
      parts: ['POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 9007199254740993\r\n\r\nabc'],
    },
    {
      side: 'server',
      name: 'a chunk size beyond 64 bits',
      parts: ['POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1fffffffffffffff1\r\nZ\r\n0\r\n\r\n'],
    },
    {
      side: 'server',
      name: 'a length that wraps to 1',
      parts: ['POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 90071992547409937409\r\n\r\nabc'],
    },
    {
      side: 'client',
      name: 'a length beyond 2^53',
      parts: ['HTTP/1.1 200 OK\r\nContent-Length: 9007199254740993\r\n\r\nabc'],
    },
  ],
}
