/** Where in the header lines of a head the next byte stands. */

import { LINES } from './head-state'

export const LINE_START = LINES
/** In a name: after the CR of a line without a colon, and after its end. */
export const NAME = 33
export const NAME_LINE_FEED = 34
export const NAME_NEXT = 35
export const BEFORE_VALUE = 36
/** After the CR of a line whose value has not begun, and after its end: it may go on in the next one. */
export const EMPTY_LINE_FEED = 37
export const EMPTY_NEXT = 38
/** In a value, after the CR that ends a line of it, and after its end; at the beginning of a line that goes on with it. */
export const VALUE = 39
export const VALUE_LINE_FEED = 40
export const VALUE_NEXT = 41
export const CONTINUED = 42
/** After the CR of the empty line. */
export const LAST_LINE_FEED = 43
