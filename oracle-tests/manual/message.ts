/** What the manuals promise of received messages; the programs are those of programs/message.js. */

import type { SharedCheck } from './manual'

export const message: readonly SharedCheck[] = []
