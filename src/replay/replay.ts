/** Plays recorded clients against a live server, and counts what comes back as recorded. */

import type { CorpusOptions, Source } from './corpus/corpus'
import { inShard, shardOf } from './corpus/shard'
import type { ReplayOptions } from './options'
import { paced, type Reached, unpaced } from './play/order'
import { Player } from './play/player'
import { eachOf } from './play/schedule'
import { type Target, targetOf } from './play/target'
import type { ReplayResult } from './report/result'

export type { Progress, ReplayOptions } from './options'

/** Bytes of rows that are played at once, at most, without a pace and at one: a large connection goes with few others. */
const mostBytes = { unpaced: 4 << 20, paced: 32 << 20 }

/**
 * Plays the clients of a corpus.
 * @param source files (all formats that `http-eras transcript` reads), or recorded connections
 * @param options the server, and how to play
 * @returns what came of it
 * @throws ErasError for options or files that cannot be used
 */
export async function replay(source: Source, options: ReplayOptions): Promise<ReplayResult> {
  const target: Target = { ...targetOf(options.to), ca: options.ca, insecure: options.insecure }
  const speed = options.speed === undefined || options.speed === 'max' ? Infinity : options.speed
  const corpus: CorpusOptions = {
    runtime: options.runtime,
    mine: options.shard === undefined ? undefined : inShard(shardOf(options.shard)),
    note: options.note,
    maxRow: options.maxRow,
  }
  const atOnce = options.concurrency ?? (speed === Infinity ? 64 : 1000)
  // Without a pace, connections that were one after the other may be played beside each other.
  const player = new Player(target, speed, speed === Infinity && atOnce > 1, options)
  const { tally } = player
  const abort = () => {
    tally.stopped ??= 'it was interrupted'
    void player.close()
  }
  options.signal?.addEventListener('abort', abort)
  const began = new Date()
  const start = performance.now()
  const reached: Reached = at => (player.share = at)
  const items =
    speed === Infinity ? unpaced(source, corpus, reached) : paced(source, corpus, speed, reached, options.signal)
  try {
    await eachOf(
      items,
      { atOnce, bytes: speed === Infinity ? mostBytes.unpaced : mostBytes.paced },
      item => player.play(item),
      () => tally.stopped !== undefined,
    )
  } finally {
    options.signal?.removeEventListener('abort', abort)
    await player.close()
  }
  player.summarize()
  return tally.result({
    target: target.href,
    engine: player.engineName,
    compare: player.parts,
    ...(options.shard === undefined ? {} : { shards: [options.shard] }),
    at: began.toISOString(),
    seconds: Math.round(performance.now() - start) / 1000,
  })
}
