/** Classes of bytes, as tables that the scanners look up: one array access a byte, no branches. */

/** A table with `mark` for every byte of `bytes` (a text or code points). */
export function classOf(bytes: string | Iterable<number>, mark = 1): Uint8Array {
  const table = new Uint8Array(256)
  if (typeof bytes === 'string') for (let i = 0; i < bytes.length; i++) table[bytes.charCodeAt(i)] = mark
  else for (const byte of bytes) table[byte] = mark
  return table
}

export const ALPHA = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
export const DIGITS = '0123456789'

/** RFC 9110 token characters: what every era takes in a header name. */
export const TOKEN = classOf(`!#$%&'*+-.^_\`|~${DIGITS}${ALPHA}`)

/** What every era takes inside a request target: printable ASCII without blanks, quotes, bars and `#`. */
export const PLAIN_TARGET = (() => {
  const table = new Uint8Array(256).fill(1, 0x21, 0x7f)
  table[0x23] = 0 // '#'
  table[0x22] = 0 // '"'
  table[0x7c] = 0 // '|'
  return table
})()

/** Values of hexadecimal digits; 255 for anything else. */
export const HEX = (() => {
  const table = new Uint8Array(256).fill(255)
  for (let i = 0; i < 10; i++) table[0x30 + i] = i
  for (let i = 0; i < 6; i++) table[0x41 + i] = table[0x61 + i] = 10 + i
  return table
})()

export const CR = 0x0d
export const LF = 0x0a
export const SP = 0x20
export const TAB = 0x09
export const COLON = 0x3a
