/** What the manuals promise of received messages. */

import type { SharedCheck } from './manual'
import { messageEvents } from './message-events'
import { messageHeads } from './message-heads'

export const message: readonly SharedCheck[] = [...messageHeads, ...messageEvents]
