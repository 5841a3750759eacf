/** Header names that are no tokens (RFC 9110, 5.1): with a colon or a line end in one, it is another line. */

import { change, type Fix } from '../fix'
import { answering } from '../outgoing.probes'

export const headerNames: Fix = {
  id: 'header-names',
  cves: ['CVE-2016-2216'],
  year: 2016,
  what: 'a header name that is not a token',
  changes: [change('outgoing.checksNames', true)],
  breaks: 'Programs that set names with blanks: rare.',
  probes: [
    answering('setHeader', res => res.setHeader('X: a\r\nEvil', '1')),
    answering('writeHead', res => res.writeHead(200, { 'X: a\r\nEvil': '1' })),
  ],
}
