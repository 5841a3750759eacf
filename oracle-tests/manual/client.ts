/** What the manuals promise of the requests of a client; the programs are those of programs/client.js. */

import type { SharedCheck } from './manual'

export const client: readonly SharedCheck[] = []
