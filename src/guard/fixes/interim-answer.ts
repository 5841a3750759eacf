/** An interim answer that is taken for the answer: the answer itself comes to whoever asks next on that connection. */

import { early103 } from '../client.probes'
import { change, type Fix } from '../fix'

export const interimAnswer: Fix = {
  id: 'interim-answer',
  cves: [],
  year: 2017,
  what: 'to take an interim answer, such as 103, for the answer to a request: it is passed over',
  changes: [change('client.information', own => (own === 'response' ? 'passedOver' : own))],
  breaks: 'Programs that wait for 102 as an answer of its own: none are known.',
  probes: [early103],
}
