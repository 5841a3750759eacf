/** IncomingMessage: what a received message shows. */

import { flag } from '../behaviour'

export const incoming = {
  rawHeaders: flag('rawHeaders and rawTrailers keep names and values as they came.'),
}
