/** TLS without a look at the certificate of the other side: whoever is between the two can read and change all. */

import { change, type Fix } from '../fix'
import { demanding, presenting } from '../https.probes'

export const verifyPeer: Fix = {
  id: 'verify-peer',
  cves: ['CVE-2021-22939'],
  year: 2013,
  what: 'a peer whose certificate cannot be verified',
  changes: [change('https.verifies', true), change('https.serverVerifies', true)],
  breaks:
    'Clients of servers with certificates of their own making: very common in intranets. Servers that ask for certificates and look at them themselves: rare.',
  probes: [
    presenting('a certificate of its own making', 'own', {}),
    presenting('the same, and rejectUnauthorized is undefined', 'own', { rejectUnauthorized: undefined }),
    demanding,
  ],
}
