/** Interim answers without end hold a request and its connection, and never come to the answer. */

import { interim } from '../client.probes'
import { change, type Fix } from '../fix'

export const interimFlood: Fix = {
  id: 'interim-flood',
  cves: [],
  year: 2023,
  what: 'more than 100 interim answers to a request',
  changes: [change('client.maxInterim', 100)],
  breaks: 'No honest server.',
  probes: [interim],
}
