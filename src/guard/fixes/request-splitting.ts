/** Line ends in the path of a request, or characters that become line ends when they are cut to a byte. */

import type { Fix } from '../fix'
import { requesting } from '../outgoing.probes'

export const requestSplitting: Fix = {
  id: 'request-splitting',
  cves: ['CVE-2018-12116'],
  year: 2018,
  what: 'Paths of requests with control characters or characters beyond Latin-1 are refused.',
  changes: [['client.pathCheck', own => (own === 'none' ? 'splitting' : 'printable')]],
  breaks: 'Programs that do not escape what is beyond Latin-1: servers of today refuse that as well.',
  probes: [
    requesting('line ends', { path: '/a HTTP/1.1\r\nHost: x\r\n\r\nGET /evil' }),
    requesting('wide', { path: '/a\u0120HTTP/1.1\u010d\u010aEvil:\u01201' }),
  ],
}
