/** What the manuals promise of the responses of a server, and of those that a client got in the first of them. */

import type { SharedCheck } from './check'
import { clientResponses } from './client-responses'
import { responseBodies } from './response-bodies'
import { responseHeads } from './response-heads'
import { responseStates } from './response-states'

export const response: readonly SharedCheck[] = [
  ...responseHeads,
  ...responseBodies,
  ...responseStates,
  ...clientResponses,
]
