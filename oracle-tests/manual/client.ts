/** What the manuals promise of the requests of a client. */

import { clientOptions } from './client-options'
import { clientRequests } from './client-requests'
import type { SharedCheck } from './manual'

export const client: readonly SharedCheck[] = [...clientOptions, ...clientRequests]
