/** Characters beyond Latin-1 in a header value: cut to their lower byte, some of them are line ends. */

import { change, type Fix } from '../fix'
import { answering } from '../outgoing.probes'

export const wideHeaders: Fix = {
  id: 'wide-headers',
  cves: ['CVE-2016-2216'],
  year: 2016,
  what: 'a header value with characters beyond Latin-1, which would be cut to single bytes',
  changes: [
    change('outgoing.wideValues', (own, { outgoing }) => {
      if (own !== 'cut') return own
      return outgoing.loneHeadCharset === 'utf8' ? 'utf8' : 'refused'
    }),
  ],
  breaks: 'UTF-8 file names in Content-Disposition where they were cut to Latin-1: rare.',
  probes: [
    answering(
      'beside bytes',
      res => {
        res.setHeader('X-A', 'a\u010d\u010aEvil: 1')
        res.setHeader('Content-Length', 4)
      },
      Buffer.from('body'),
    ),
    answering('beside a text in one byte a letter', res => {
      res.writeHead(200, { 'X-A': 'a\u010d\u010aEvil: 1' })
      res.write('a', 'binary')
    }),
  ],
}
