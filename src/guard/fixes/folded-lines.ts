/** Folded lines (RFC 9112, 5.2): one that frames a message or names its host is refused, others are joined with their blank. */

import { change, changeUnless, type Fix } from '../fix'

export const foldedLines: Fix = {
  id: 'folded-lines',
  cves: ['CVE-2022-32215'],
  year: 2022,
  what: 'a folded value in a header that frames messages',
  changes: [
    // Where no value may be folded, none that frames is.
    change('wire.foldedFraming', (own, { wire }) => (wire.foldedValues === 'refused' ? own : 'refused'), [
      'foldedFraming',
    ]),
    changeUnless('wire.foldedValues', 'kept', ['keptAfterText', 'refused']),
  ],
  breaks: 'Nobody that is known: folded lines of other headers pass.',
  probes: [
    {
      side: 'server',
      name: 'a coding in the next line',
      parts: ['POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding:\r\n chunked\r\n\r\n1\r\nZ\r\n0\r\n\r\n'],
    },
    {
      side: 'server',
      name: 'words of Connection',
      parts: ['GET /a HTTP/1.1\r\nHost: x\r\nConnection: x,\r\n close\r\n\r\n'],
    },
    {
      side: 'client',
      name: 'words of Connection',
      parts: ['HTTP/1.1 200 OK\r\nConnection: x,\r\n close\r\nContent-Length: 0\r\n\r\n'],
    },
    {
      side: 'server',
      name: 'an ordinary header',
      parts: ['GET /a HTTP/1.1\r\nHost: x\r\nX: a\r\n b\r\n\r\n'],
      reads: 'otherwise',
    },
  ],
}
