/** A head that comes byte by byte holds its connection for as long as it likes. */

import { dripping } from '../connection.probes'
import { change, type Fix } from '../fix'

export const headTime: Fix = {
  id: 'head-time',
  cves: ['CVE-2018-12122', 'CVE-2019-5737'],
  year: 2018,
  what: 'a head that was not complete after 60 seconds',
  status: 408,
  changes: [
    change('server.headTime', (own, { server }) =>
      server.headersTimeout >= 0 && server.headClock !== 'connection' ? own : 60_000,
    ),
  ],
  breaks: 'No honest client.',
  probes: [dripping('head', 'GET / HTTP/1.1\r\nX: ')],
}
