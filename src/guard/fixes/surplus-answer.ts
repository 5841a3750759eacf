/** Bytes beyond an answer, or on a connection that is free: the next request must not take them for its answer. */

import { surplus } from '../client.probes'
import { change, type Fix } from '../fix'

export const surplusAnswer: Fix = {
  id: 'surplus-answer',
  cves: ['CVE-2026-48931'],
  year: 2026,
  what: 'to use a connection again on which bytes came beyond an answer',
  changes: [
    change('client.surplus', (own, { agent }) =>
      // An agent that destroys such connections itself does so in the next request at the latest.
      agent.kind === 'perHost' || (agent.kind === 'keepAlive' && agent.idleBytes === 'dropped') ? 'closes' : own,
    ),
  ],
  breaks: 'No honest server: line ends behind a body are let pass.',
  probes: [surplus],
}
