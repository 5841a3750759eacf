/** Content-Length is digits and nothing else (RFC 9110, 8.6): other readers stop at a blank, or join what is folded. */

import { change, changeUnless, type Fix } from '../fix'

export const lengthDigits: Fix = {
  id: 'length-digits',
  cves: ['CVE-2018-7159'],
  year: 2018,
  what: 'a Content-Length that is not digits',
  changes: [
    changeUnless('wire.lengthBlanks', 'atEnd', ['atEndWithTabs'], ['lengthBlank']),
    change('wire.emptyLength', 'refused', ['lengthEmpty']),
    change('wire.foldedLength', (own, { wire }) => (wire.foldedValues === 'refused' ? own : 'refused'), [
      'lengthFolded',
    ]),
    change('wire.lengthStart', 'anew'),
  ],
  breaks: 'Nobody that is known.',
  probes: [
    {
      side: 'server',
      name: 'a blank between digits',
      parts: ['POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1 2\r\n\r\nabcdefghijkl'],
    },
    { side: 'server', name: 'empty', parts: ['POST /a HTTP/1.1\r\nHost: x\r\nContent-Length:\r\n\r\n'] },
    {
      side: 'server',
      name: 'folded before the digits',
      parts: ['POST /a HTTP/1.1\r\nHost: x\r\nContent-Length:\r\n 3\r\n\r\nabc'],
    },
    {
      side: 'server',
      name: 'folded after the digits',
      parts: ['POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n 4\r\n\r\nabc'],
    },
    {
      side: 'server',
      name: 'digits left by trailers',
      parts: [
        'POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nZ\r\n0\r\nContent-Length: 1\r\n\r\n',
        'POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc',
      ],
      reads: 'otherwise',
    },
    {
      side: 'client',
      name: 'a blank between digits',
      parts: ['HTTP/1.1 200 OK\r\nContent-Length: 1 2\r\n\r\nabcdefghijkl'],
    },
    {
      side: 'client',
      name: 'folded before the digits',
      parts: ['HTTP/1.1 200 OK\r\nContent-Length:\r\n 3\r\n\r\nabc'],
    },
  ],
}
