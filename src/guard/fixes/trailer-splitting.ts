/** The same as in headers, in the trailers of addTrailers. */

import { change, type Fix } from '../fix'
import { answering } from '../outgoing.probes'

export const trailerSplitting: Fix = {
  id: 'trailer-splitting',
  cves: ['CVE-2016-2216'],
  year: 2016,
  what: 'a trailer that is not a token with a value without line ends, control characters and characters beyond Latin-1',
  changes: [
    change('outgoing.trailerCheck', (own, { outgoing }) =>
      outgoing.checksNames && outgoing.values === 'refused' ? own : 'refused',
    ),
  ],
  breaks: 'No honest program.',
  probes: [
    answering('value', res => {
      res.write('a')
      res.addTrailers({ 'X-A': 'a\r\n\r\nHTTP/1.1 200 OK\r\nEvil: 1' })
    }),
  ],
}
