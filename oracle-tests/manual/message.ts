/** What the manuals promise of received messages. */

import type { SharedCheck } from './check'
import { messageEvents } from './message-events'
import { messageHeads } from './message-heads'

export const message: readonly SharedCheck[] = [...messageHeads, ...messageEvents]
