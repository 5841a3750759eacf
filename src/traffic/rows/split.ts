/** Rows dealt out to several files. All parts of a connection go to the same one. */

import type { Traffic } from '../../transcript/types'
import { type Output, rowsOutput } from './output'

/** Says which file a connection that begins goes to, counted from 0, knowing the last file so far and what that has. */
type Deal = (row: Traffic, last: { index: number; connections: number; size: number }) => number

export class Split {
  /** All files so far, by their index; a share that got no connection is an empty file. */
  readonly outputs: Output[] = []
  private readonly counts: { connections: number; size: number }[] = []
  private readonly open = new Map<string, number>()

  /**
   * @param name gives the path of the file with an index
   * @param deal says where connections go
   */
  constructor(
    private readonly name: (index: number) => string,
    private readonly deal: Deal,
  ) {}

  /** Opens the files up to this index. @throws ErasError ERAS_CANNOT_WRITE */
  async upTo(index: number): Promise<void> {
    while (this.outputs.length <= index) {
      this.outputs.push(await rowsOutput(this.name(this.outputs.length)))
      this.counts.push({ connections: 0, size: 0 })
    }
  }

  /** The file for a row. */
  async to(row: Traffic): Promise<Output> {
    const last = Math.max(0, this.outputs.length - 1)
    const index =
      this.open.get(row.id) ?? this.deal(row, { index: last, ...(this.counts[last] ?? { connections: 0, size: 0 }) })
    await this.upTo(index)
    const count = this.counts[index]
    if (row.part === undefined || row.part === 1) count.connections++
    count.size += sizeOf(row)
    if (row.more) this.open.set(row.id, index)
    else this.open.delete(row.id)
    return this.outputs[index]
  }
}

/** About how long a row is in a file. */
const sizeOf = ({ connections: [{ turns }] }: Traffic): number =>
  turns.reduce(
    (sum, { bytes, chunks = [] }) => bytes.reduce((all, line) => all + line.length + 8, sum) + chunks.length * 12,
    300,
  )
