/** When the bytes of a recorded connection passed. */

import type { Side } from '../../transcript/types'
import type { Flow } from './flow'

/** When bytes of a side came, by their offset: the time of their chunk; undefined where that was not kept. */
export function clockOf({ pieces }: Flow): (from: Side, at: number) => number | undefined {
  const own = { client: pieces.filter(p => p.from === 'client'), server: pieces.filter(p => p.from === 'server') }
  return (from, at) => {
    const list = own[from]
    let [low, high] = [0, list.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (list[middle].end > at) high = middle
      else low = middle + 1
    }
    return list[low]?.ms
  }
}
