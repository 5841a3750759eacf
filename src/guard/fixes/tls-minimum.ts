/** Protocols with known faults (POODLE, BEAST), asked for by name. */

import { change, type Fix } from '../fix'
import { presenting } from '../https.probes'

export const tlsMinimum: Fix = {
  id: 'tls-minimum',
  cves: ['CVE-2014-3566'],
  year: 2014,
  what: 'options that ask for SSL 2, SSL 3, TLS 1.0 or TLS 1.1 alone',
  changes: [change('https.oldProtocols', 'refused')],
  breaks: 'Peers that speak nothing newer; the systems of today mostly refuse them, too.',
  probes: [
    presenting('TLS 1.0 alone', 'here', { secureProtocol: 'TLSv1_method' }),
    presenting('SSL 3 alone', 'here', { secureProtocol: 'SSLv3_method' }),
  ],
}
