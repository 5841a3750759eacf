/** A body of a request without a length or chunks is none (RFC 9112, 6.3): its bytes are the next request. */

import { change, type Fix } from '../fix'
import { requesting } from '../outgoing.probes'

const EVIL = 'GET /b HTTP/1.1\r\nEvil: 1\r\n\r\n'

export const unframedBody: Fix = {
  id: 'unframed-body',
  cves: [],
  year: 2026,
  what: 'a body of a request whose head says nothing of it: it is cut off, and ends its connection',
  changes: [change('outgoing.unframedRequests', 'cut')],
  breaks: 'Programs that send bodies with GET and say no length: no server reads them as they were meant.',
  probes: [
    requesting('a body with GET', { method: 'GET' }, req => void req.write(EVIL)),
    requesting('a body without chunks', { method: 'POST' }, req => {
      req.useChunkedEncodingByDefault = false
      req.write(EVIL)
    }),
  ],
}
