/** A connection that is used again before its request was sent whole: the rest of it is read as the next request. */

import { early } from '../client.probes'
import { change, type Fix } from '../fix'

export const reuseAfterError: Fix = {
  id: 'reuse-after-error',
  cves: [],
  year: 2016,
  what: 'to use a connection again before its request was sent whole',
  changes: [change('client.waitsForEnd', (own, { agent }) => own || agent.kind !== 'perHost')],
  breaks: 'No honest server.',
  probes: [early],
}
