/** A stream of bytes cut into lines, with no more held than one line and one chunk. */

/** One line, without its line feed. */
export interface RawLine {
  /** Counted from 1. */
  line: number
  /** Undefined where the line was longer than the limit. */
  bytes: Buffer | undefined
  /** Whether its line feed was there: only the last line may lack it. */
  whole: boolean
  /** Where it begins among the bytes, and how many it has, without its line feed. */
  start: number
  size: number
}

const LF = 0x0a

/** @param limit how many bytes a line may have */
export async function* linesIn(chunks: AsyncIterable<Buffer>, limit: number): AsyncGenerator<RawLine> {
  let held: Buffer[] = []
  let size = 0
  let line = 1
  let start = 0
  const take = (last: Buffer): Buffer | undefined => {
    const bytes = size + last.length > limit ? undefined : held.length === 0 ? last : Buffer.concat([...held, last])
    held = []
    size = 0
    return bytes
  }
  for await (const chunk of chunks) {
    let at = 0
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, at)) {
      const length = size + end - at
      yield { line, bytes: take(chunk.subarray(at, end)), whole: true, start, size: length }
      start += length + 1
      line++
      at = end + 1
    }
    if (at === chunk.length) continue
    size += chunk.length - at
    if (size > limit) held = []
    else held.push(chunk.subarray(at))
  }
  if (size > 0) yield { line, start, size, bytes: take(Buffer.alloc(0)), whole: false }
}
