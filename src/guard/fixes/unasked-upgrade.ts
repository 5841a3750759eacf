/** An answer that changes the protocol though the request did not ask for that (RFC 9110, 7.8). */

import { advertised, unasked } from '../client.probes'
import { change, type Fix } from '../fix'

export const unaskedUpgrade: Fix = {
  id: 'unasked-upgrade',
  cves: [],
  year: 2016,
  what: 'an answer by another protocol that the request did not ask for',
  changes: [
    change('client.unaskedUpgrade', 'refused'),
    change('wire.upgradeNeeds', 'status101'),
    change('wire.switchedUnasked', 'read'),
    change('client.upgradeAnswer', own => (own === 'taken' ? 'asked' : own)),
  ],
  breaks: 'No honest server.',
  probes: [unasked, advertised],
}
