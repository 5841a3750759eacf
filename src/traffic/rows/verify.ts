/** What is wrong with rows beyond their shape: lengths, the order of times, ids, parts that lack. */

import type { Connection, Traffic } from '../../transcript/types'
import type { AnyRow } from '../formats/formats'

/** What is wrong in one row, in words; most are named by their field. */
function* flawsOf({ connections: [connection] }: Traffic): Generator<string> {
  const { turns } = connection
  for (const [k, { bytes, chunks }] of turns.entries()) {
    const place = `connections[0].turns[${k}]`
    const cut = bytes.findIndex((line, at) => {
      const feed = line.indexOf('\n')
      return feed >= 0 ? feed !== line.length - 1 : at < bytes.length - 1
    })
    if (cut >= 0) yield `${place}.bytes[${cut}] is not cut after its line feed`
    if (!chunks) continue
    const size = bytes.reduce((sum, line) => sum + line.length, 0)
    const sum = chunks.reduce((all, [, length]) => all + length, 0)
    if (size !== sum) yield `${place}.chunks add up to ${sum} bytes, and the turn has ${size}`
  }
  yield* flawsOfTimes(connection)
}

function* flawsOfTimes({ turns, ends = [] }: Connection): Generator<string> {
  let last = 0
  for (const [k, { chunks = [] }] of turns.entries()) {
    for (const [at, [ms]] of chunks.entries()) {
      if (ms < last)
        yield `connections[0].turns[${k}].chunks[${at}] came at ${ms} ms, before the one before it (${last})`
      last = Math.max(last, ms)
    }
  }
  let before = 0
  for (const [k, { ms }] of ends.entries()) {
    if (ms < before) yield `connections[0].ends[${k}] came at ${ms} ms, before the one before it (${before})`
    before = Math.max(before, ms)
  }
}

/** Follows the ids of a file. Of a connection that is over only its id is kept. */
export class Ids {
  /** Connections so far. */
  connections = 0
  private readonly over = new Set<string>()
  private readonly open = new Map<string, { next: number; line: number }>();

  /** What is wrong with a row among those before it. */
  *flawsOf({ id, part, more }: Traffic, line = 0): Generator<string> {
    if (part === undefined && more) yield 'more parts are to follow, and this one has no number'
    const open = this.open.get(id)
    if (this.over.has(id) || (open && part === undefined))
      yield `id ${JSON.stringify(id)} is of another connection, too`
    else if (!open) this.connections++
    const expected = open?.next ?? 1
    if (part !== undefined && part !== expected)
      yield `part is ${part}, and part ${expected} of ${JSON.stringify(id)} is due`
    if (more && part !== undefined) this.open.set(id, { next: part + 1, line })
    else {
      this.open.delete(id)
      this.over.add(id)
    }
  }

  /** What lacks at the end of a file. */
  *flawsAtEnd(): Generator<{ line: number; message: string }> {
    for (const [id, { line, next }] of this.open) {
      yield { line, message: `connection ${JSON.stringify(id)} lacks its last part, after part ${next - 1}` }
    }
  }
}

/** Looks at rows as they come, and gives all that is wrong: the line (0: it has none) and the words. */
export async function* flawsIn(
  rows: AsyncIterable<AnyRow>,
  ids: Ids,
): AsyncGenerator<{ line: number; message: string }> {
  for await (const { row, line = 0 } of rows) {
    for (const message of ids.flawsOf(row, line)) yield { line, message }
    for (const message of flawsOf(row)) yield { line, message }
  }
  yield* ids.flawsAtEnd()
}
