/** Characters beyond Latin-1 in a header value: cut to their lower byte, some of them are line ends. */

import type { Fix } from '../fix'
import { answering } from '../outgoing.probes'

export const wideHeaders: Fix = {
  id: 'wide-headers',
  cves: ['CVE-2016-2216'],
  year: 2016,
  what: 'Header values with characters beyond Latin-1 are refused where they would be cut to a byte; where a release sent them as UTF-8, they are, whatever the body is.',
  changes: [
    [
      'outgoing.wideValues',
      (own, { outgoing }) => {
        if (own !== 'cut') return own
        return outgoing.loneHeadCharset === 'utf8' ? 'utf8' : 'refused'
      },
    ],
  ],
  breaks: 'UTF-8 file names in Content-Disposition with 0.11 and io.js: rare.',
  probes: [answering('beside bytes', res => res.setHeader('X-A', 'a\u010d\u010aEvil: 1'), Buffer.from('body'))],
}
