/** What the manuals promise of the responses of a server; the programs are those of programs/response.js. */

import type { SharedCheck } from './manual'

export const response: readonly SharedCheck[] = []
