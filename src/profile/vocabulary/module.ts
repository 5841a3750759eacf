/** What the module exports and what its classes are called. */

import { table } from '../behaviour'

export const module = {
  exports: table<readonly string[]>('The names that http exports, in the order in which they are enumerated.'),
}
