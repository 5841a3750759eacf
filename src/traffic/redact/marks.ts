/**
 * Where bytes of a chunk are to be others: from, to, and the byte that takes the place of each. Nothing changes a length,
 * so Content-Length, chunk sizes and offsets stay true.
 */

/** Of each place three numbers: where it begins, where it ends, which byte stands there. */
export type Marks = number[]

/** What stands for each byte of a secret. */
export const STAR = 0x2a
/** What stands for each byte of a number, `true`, `false` or `null` in JSON, so that it stays JSON. */
export const DIGIT = 0x31

/** Adds a place; one that goes on with the last is a part of it. */
export function mark(marks: Marks, from: number, to: number, byte = STAR): void {
  if (to <= from) return
  const last = marks.length - 3
  if (last >= 0 && marks[last + 1] === from && marks[last + 2] === byte) marks[last + 1] = to
  else marks.push(from, to, byte)
}

/** Puts the bytes in their places. @param shift how far the chunk is from the beginning of `bytes` */
export function applyMarks(bytes: Buffer, marks: Marks, shift = 0): void {
  for (let k = 0; k < marks.length; k += 3) bytes.fill(marks[k + 2], shift + marks[k], shift + marks[k + 1])
}

/** Finds secrets in bytes that come in pieces, cut anywhere. What it marks it marks when it sees it: nothing waits. */
export interface Finder {
  /** Looks at bytes, and adds to `marks` what is secret in them. */
  scan(bytes: Buffer, from: number, to: number, marks: Marks): void
}

/** All is secret. */
export const everything: Finder = {
  scan(_bytes, from, to, marks) {
    mark(marks, from, to)
  },
}
