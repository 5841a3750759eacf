/** What the manuals promise of the agents and their pools; the programs are those of programs/agent.js. */

import type { SharedCheck } from './manual'

export const agent: readonly SharedCheck[] = []
