/** What the manuals promise of the module and its servers; the programs are those of programs/server.js. */

import type { SharedCheck } from './manual'

export const server: readonly SharedCheck[] = []
