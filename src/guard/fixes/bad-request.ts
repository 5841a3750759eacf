/** A request that the release cannot read is answered 400 before its connection closes (RFC 9112, 2.2): proxies ask others again. */

import { misread } from '../connection.probes'
import { change, type Fix } from '../fix'

export const badRequest: Fix = {
  id: 'bad-request',
  cves: [],
  year: 2026,
  what: 'to close without a word on a request that cannot be read: it is answered 400',
  changes: [change('server.unreadable', (own, { server }) => (server.clientError === 'answered' ? own : 'answered'))],
  breaks: 'Nobody: who sent it is told so.',
  probes: [misread],
}
