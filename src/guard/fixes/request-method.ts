/** The method of a request that is not a token. */

import { change, type Fix } from '../fix'
import { requesting } from '../outgoing.probes'

export const requestMethod: Fix = {
  id: 'request-method',
  cves: [],
  year: 2015,
  what: 'the method of a request that is not a token',
  changes: [change('client.methodCheck', own => (own === 'none' ? 'token' : own))],
  breaks: 'No honest program.',
  probes: [requesting('line ends', { method: 'GET /evil HTTP/1.1\r\nHost: x\r\n\r\nGET' })],
}
