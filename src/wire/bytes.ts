/** What buffers can do beyond their published types: cutting texts out without the detour over names of encodings. */

declare global {
  interface Buffer {
    latin1Slice(from?: number, to?: number): string
    utf8Slice(from?: number, to?: number): string
  }
}

/** The text in `bytes` from `from` to `to`, one byte a character. */
export const latin1 = (bytes: Buffer, from: number, to: number): string => bytes.latin1Slice(from, to)

/** The text in `bytes` from `from` to `to`, decoded as UTF-8; what is not UTF-8 becomes U+FFFD. */
export const utf8 = (bytes: Buffer, from: number, to: number): string => bytes.utf8Slice(from, to)
