/** OutgoingMessage: headers and framing, shared by responses and requests. */

import { flag } from '../behaviour'

export const outgoing = {
  sendsDate: flag('A Date header is added to every response that has none.'),
}
