/** Line ends in a header value make further lines, and another response (RFC 9110, 5.5). */

import { change, type Fix } from '../fix'
import { answering } from '../outgoing.probes'

export const responseSplitting: Fix = {
  id: 'response-splitting',
  cves: ['CVE-2016-2216'],
  year: 2016,
  what: 'a header value with line ends, NUL or other control characters',
  changes: [
    change('outgoing.values', own => {
      if (own === 'sent') return 'trimmed'
      return own === 'stripped' ? 'cleaned' : own
    }),
  ],
  breaks: 'Programs that put files or encoded texts with several lines into headers: rare.',
  probes: [
    answering('setHeader', res => res.setHeader('X-A', 'a\r\nEvil: 1')),
    answering('writeHead', res => res.writeHead(200, { 'X-A': 'a\r\nEvil: 1' })),
    answering('a list', res => res.writeHead(200, { 'X-A': ['a', 'b\nEvil: 1'] } as never)),
    answering('an object', res => res.setHeader('X-A', { toString: () => 'a\rEvil: 1' } as never)),
    answering('NUL in a cookie', res => res.setHeader('Set-Cookie', 'a=\0b')),
  ],
}
