/** The same as in headers, in the trailers of addTrailers. */

import type { Fix } from '../fix'
import { answering } from '../outgoing.probes'

export const trailerSplitting: Fix = {
  id: 'trailer-splitting',
  cves: ['CVE-2016-2216'],
  year: 2016,
  what: 'Trailers with names that are no tokens, or with values that have line ends, control characters or characters beyond Latin-1, are refused.',
  changes: [
    [
      'outgoing.trailerCheck',
      (own, { outgoing }) => (outgoing.checksNames && outgoing.values === 'refused' ? own : 'refused'),
    ],
  ],
  breaks: 'No honest program.',
  probes: [
    answering('value', res => {
      res.write('a')
      res.addTrailers({ 'X-A': 'a\r\n\r\nHTTP/1.1 200 OK\r\nEvil: 1' })
    }),
    answering('name', res => {
      res.write('a')
      res.addTrailers({ 'X: a\r\nEvil': '1' })
    }),
  ],
}
