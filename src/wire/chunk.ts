/** The chunked coding as it is written: what stands before and after each piece of a body, and at its end. */

const HEADS: string[] = Array.from({ length: 1024 }, (_, size) => size.toString(16) + '\r\n')

/** The line before a chunk of `size` bytes. */
export const chunkHead = (size: number): string => (size < 1024 ? HEADS[size] : size.toString(16) + '\r\n')

/** What follows a chunk's bytes. */
export const CHUNK_END = '\r\n'

/** The end of a body without trailers. */
export const LAST_CHUNK = '0\r\n\r\n'

/** The end of a body before its trailer lines; an empty line follows them. */
export const LAST_CHUNK_HEAD = '0\r\n'
