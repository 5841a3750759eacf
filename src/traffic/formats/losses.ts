/** What connections lack because whoever recorded them missed it: counted while rows pass, reported once at the end. */

import type { Traffic } from '../../transcript/types'

const counted = (count: number, what: string): string => `${count} connection${count === 1 ? '' : 's'} ${what}`

export class Losses {
  private readonly missing = { lost: 0, cut: 0 }
  private midway = 0
  private failed = 0
  /** Connections of which parts were read, and their last one was not. */
  private readonly open = new Set<string>()

  take({ id, part, more, missing, midway, failed }: Traffic): void {
    if (missing) this.missing[missing.why]++
    if (midway && (part ?? 1) === 1) this.midway++
    if (failed !== undefined) this.failed++
    if (more) this.open.add(id)
    else this.open.delete(id)
  }

  /** In words, one line each. */
  get words(): string[] {
    const { missing, midway, failed, open } = this
    const reported: [number, string][] = [
      [missing.lost, 'with a hole: packets were not captured, and what follows the hole is left out'],
      [missing.cut, 'with a hole: packets were captured without their end, and what follows is left out'],
      [midway, 'had begun before the capture: earlier bytes are not known'],
      [failed, 'did not reach the server when they were recorded'],
      [open.size, 'without the last part: the recording was cut off'],
    ]
    return reported.filter(([count]) => count > 0).map(([count, what]) => counted(count, what))
  }

  /** The same rows; after the last one `note` is called with what is lost. */
  static async *toldOf<R extends { row: Traffic }>(
    rows: AsyncIterable<R>,
    name: string,
    note: ((message: string) => void) | undefined,
  ): AsyncGenerator<R> {
    const losses = new Losses()
    for await (const read of rows) {
      losses.take(read.row)
      yield read
    }
    for (const message of losses.words) note?.(`${name}: ${message}`)
  }
}
