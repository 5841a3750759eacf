/** The phases of reading a connection. */

/** Between messages. */
export const START = 0

/** In a head that goes byte by byte. */
export const HEAD = 1
/** In a body: of known length; in chunks; in the trailers behind them; up to the end of the connection. */
export const IN_COUNTED = 2
export const IN_CHUNKS = 3
export const IN_TRAILERS = 4
export const IN_REST = 5

/** After a message that was the last one of its connection. */
export const CLOSED = 6
export const FAILED = 7

/** A listener is being called with a head. */
export const IN_LISTENER = 8

/** After the last message, where nothing that follows is looked at. */
export const DROPPING = 9
