/** In which order, and when, the connections of a corpus are played. */

import { type CorpusOptions, itemsOf, type Source } from '../corpus/corpus'
import { RowIndex } from '../corpus/row-index'
import type { Item } from './plan'
import { passed } from './schedule'

/** Takes the share of the corpus that is begun, 0 to 1; undefined: it is not known. */
export type Reached = (share: number | undefined) => void

/** The connections as they stand in the corpus. */
export async function* unpaced(source: Source, corpus: CorpusOptions, reached: Reached): AsyncGenerator<Item> {
  yield* itemsOf(source, { ...corpus, reached })
}

/**
 * The connections in the order in which they began, each when its time has come.
 * @param speed how fast recorded time goes
 */
export async function* paced(
  source: Source,
  corpus: CorpusOptions,
  speed: number,
  reached: Reached,
  signal: AbortSignal | undefined,
): AsyncGenerator<Item> {
  const index = await RowIndex.of(source, corpus)
  try {
    let first: { at: number; now: number } | undefined
    for (const [done, at] of index.byTime().entries()) {
      const item = await index.item(at)
      reached(done / index.length)
      if (item.at !== undefined) {
        first ??= { at: item.at, now: performance.now() }
        await passed(first.now + (item.at - first.at) / speed, signal)
      }
      yield item
    }
  } finally {
    await index.close()
  }
}
