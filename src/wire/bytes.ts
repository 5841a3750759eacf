/** Bytes as texts, without the detour over names of encodings, and bytes four at a time. */

declare global {
  interface Buffer {
    latin1Slice(from?: number, to?: number): string
  }
}

/** The text in `bytes` from `from` to `to`, one byte a character. */
export const latin1 = (bytes: Buffer, from: number, to: number): string => bytes.latin1Slice(from, to)

let viewed: ArrayBufferLike | undefined
let view: DataView = new DataView(new ArrayBuffer(0))

/**
 * A view on the memory that `bytes` stands in, to read four bytes at once; offsets count from the memory's beginning
 * (`bytes.byteOffset`). Made anew only for other memory, because connections read into the same again and again.
 */
export function viewOf(bytes: Buffer): DataView {
  const { buffer } = bytes
  if (buffer !== viewed) {
    view = new DataView(buffer)
    viewed = buffer
  }
  return view
}

/** Whether `size` bytes in one memory are those in another. */
export function sameBytes(a: DataView, fromA: number, b: DataView, fromB: number, size: number): boolean {
  let i = 0
  for (const most = size - 3; i < most; i += 4) if (a.getInt32(fromA + i) !== b.getInt32(fromB + i)) return false
  for (; i < size; i++) if (a.getUint8(fromA + i) !== b.getUint8(fromB + i)) return false
  return true
}

/** Copies `size` bytes from one memory to another. */
export function copyBytes(from: DataView, at: number, to: DataView, toAt: number, size: number): void {
  let i = 0
  for (const most = size - 3; i < most; i += 4) to.setInt32(toAt + i, from.getInt32(at + i))
  for (; i < size; i++) to.setUint8(toAt + i, from.getUint8(at + i))
}

/** After the bytes from `at` on that are printable ASCII; `at` and `end` as offsets in the memory. */
export function afterPrintable(memory: DataView, at: number, end: number): number {
  for (const most = end - 3; at < most; at += 4) {
    const four = memory.getInt32(at)
    // The highest bit of a byte is set here if that byte is above 126, below 32, or 127.
    if ((((four ^ 0x7f7f7f7f) - 0x01010101) | (four - 0x20202020) | four) & 0x80808080) break
  }
  while (at < end && (memory.getUint8(at) - 0x20) >>> 0 < 0x5f) at++
  return at
}
