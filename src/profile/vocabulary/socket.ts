/** The face that a connection shows beside the parser. */

import { flag } from '../behaviour'

export const socket = {
  ondata: flag('Sockets have the old callbacks: ondata(buffer, start, end) and onend().'),
}
