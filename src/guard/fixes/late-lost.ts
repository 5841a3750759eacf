/** What follows a request for another protocol that nobody listens for: it was lost if it came in the same piece. */

import { following } from '../connection.probes'
import { change, type Fix } from '../fix'

export const lateLost: Fix = {
  id: 'late-lost',
  cves: [],
  year: 2022,
  what: 'the loss of requests behind one whose wish for another protocol was passed over',
  changes: [
    change('wire.afterUnheardUpgrade', (own, { server }) => (server.unheardUpgrade === 'destroyed' ? own : 'read')),
  ],
  breaks: 'No honest client.',
  probes: [following],
}
