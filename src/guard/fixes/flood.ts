/** Requests that come faster than their answers are taken: they are read on and on, until memory is full. */

import { flooding } from '../connection.probes'
import { change, type Fix } from '../fix'

export const flood: Fix = {
  id: 'flood',
  cves: ['CVE-2013-4450'],
  year: 2013,
  what: 'more than 100 requests of one connection without an answer: they wait until they are read',
  changes: [
    change('server.pausesFlood', own => (own === 'never' ? 'connection' : own)),
    change('server.maxUnanswered', 100),
  ],
  breaks: 'No honest client: requests wait, and none is refused.',
  probes: [flooding],
}
