/** What the manuals promise of the requests of a client, and the first one under the same names of those of a server. */

import type { SharedCheck } from './check'
import { clientEvents } from './client-events'
import { clientMembers } from './client-members'
import { clientOptions } from './client-options'
import { clientRequests } from './client-requests'
import { serverRequest } from './server-request'

export const client: readonly SharedCheck[] = [
  ...clientOptions,
  ...clientRequests,
  ...clientEvents,
  ...clientMembers,
  ...serverRequest,
]
