/** Line ends in the path of a request, or characters that become line ends when they are cut to a byte. */

import { change, type Fix } from '../fix'
import { requesting } from '../outgoing.probes'

export const requestSplitting: Fix = {
  id: 'request-splitting',
  cves: ['CVE-2018-12116'],
  year: 2018,
  what: 'the path of a request with control characters or characters beyond Latin-1',
  changes: [change('client.pathCheck', own => (own === 'none' ? 'splitting' : 'printable'))],
  breaks: 'Programs that do not escape what is beyond Latin-1: servers of today refuse that as well.',
  probes: [
    requesting('line ends', { path: '/a\r\nEvil:1\r\nX:' }),
    requesting('wide', { path: '/a\u0120HTTP/1.1\u010d\u010aEvil:\u01201' }),
  ],
}
