/** Server and ServerResponse. */

import { count } from '../behaviour'

export const server = {
  timeout: count('Milliseconds without traffic after which a connection is ended; 0: never.'),
}
