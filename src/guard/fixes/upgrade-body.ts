/** A request for another protocol that has a body: one reads it as body, another as the first bytes of the protocol. */

import { upgrading } from '../connection.probes'
import { change, type Fix } from '../fix'

export const upgradeBody: Fix = {
  id: 'upgrade-body',
  cves: [],
  year: 2022,
  what: 'a request for another protocol, or for a tunnel, that has a body',
  changes: [change('server.upgradeBody', 'refused')],
  breaks: 'No honest client: where nobody listens for upgrades, such a request is one like any other.',
  probes: [
    upgrading('upgrade', 'POST /a HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: ws\r\n'),
    upgrading('connect', 'CONNECT h:1 HTTP/1.1\r\nHost: h:1\r\n'),
  ],
}
