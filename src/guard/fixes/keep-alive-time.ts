/** Connections that are kept and not used hold memory and descriptors. */

import { resting } from '../connection.probes'
import { change, type Fix } from '../fix'

export const keepAliveTime: Fix = {
  id: 'keep-alive-time',
  cves: ['CVE-2019-5739'],
  year: 2019,
  what: 'a kept connection that asked for nothing for 30 seconds: it is closed',
  changes: [change('server.restTime', (own, { server }) => (server.keepAliveTimeout >= 0 ? own : 30_000))],
  breaks: 'Clients that keep connections for longer meet a close: they ask again. Rare.',
  probes: [resting],
}
