/** A body that comes byte by byte holds its connection and its request for as long as it likes. */

import { dripping, unlimited } from '../connection.probes'
import { change, type Fix } from '../fix'

const LIMIT = 300_000

export const requestTime: Fix = {
  id: 'request-time',
  cves: ['CVE-2020-8251'],
  year: 2020,
  what: 'a request that was not complete after 300 seconds, at less than 1 KB a second',
  status: 408,
  changes: [
    change('server.requestTime', (own, { server }) => (server.requestTimeout < 0 ? own || LIMIT : own)),
    // Servers with a requestTimeout look after it themselves.
    change('server.requestTimeout', own => (own === 0 ? LIMIT : own)),
  ],
  breaks: 'No honest client: large and slow uploads send more than that.',
  probes: [dripping('body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n'), unlimited],
}
