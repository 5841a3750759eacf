/** A share of a corpus: each connection belongs to one of so many, by its id alone, so that files may move and grow. */

import { erasError } from '../../errors'

interface Shard {
  /** From 1. */
  index: number
  of: number
}

/** @throws ErasError unless it is like `3/8` */
export function shardOf(text: string): Shard {
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(text) ?? []
  if (!index || Number(index) < 1 || Number(of) < Number(index)) {
    throw erasError('ERAS_BAD_OPTION', 'replay', `--shard takes N/OF with N from 1 to OF, such as 3/8, not '${text}'`)
  }
  return { index: Number(index), of: Number(of) }
}

/** FNV-1a over the id, as 32 bits; then mixed, because its low bits alone are not even. */
export function hashOf(id: string): number {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(id)) hash = Math.imul(hash ^ byte, 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** Whether a connection is of a share. */
export const inShard =
  ({ index, of }: Shard) =>
  (id: string): boolean =>
    hashOf(id) % of === index - 1
