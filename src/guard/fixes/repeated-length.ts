/** A second Content-Length (RFC 9110, 8.6): who goes by the first and who by the second do not agree. */

import { change, type Fix } from '../fix'

export const repeatedLength: Fix = {
  id: 'repeated-length',
  cves: ['CVE-2016-2086'],
  year: 2016,
  what: 'a message with more than one Content-Length, though they be equal',
  changes: [change('wire.repeatedLength', own => (own === 'lastCounts' ? 'refusedAtValue' : own))],
  faults: ['lengthTwice'],
  breaks: 'Equal lengths that broken middleware repeats: rare.',
  probes: [
    {
      side: 'server',
      name: 'two lengths',
      parts: ['POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabcde'],
    },
    {
      side: 'client',
      name: 'two lengths',
      parts: ['HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabcde'],
    },
  ],
}
