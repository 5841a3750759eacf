/** The host that a request is for, which the Host header repeats. */

import { change, type Fix } from '../fix'
import { requesting } from '../outgoing.probes'

export const requestHost: Fix = {
  id: 'request-host',
  cves: ['CVE-2023-23936'],
  year: 2023,
  what: 'the host of a request with control characters or blanks',
  changes: [change('client.hostBytes', (own, { outgoing }) => (outgoing.values === 'refused' ? own : 'refused'))],
  breaks: 'No honest program.',
  probes: [requesting('line ends', { host: '127.0.0.1\r\nEvil: 1' })],
}
