/** Plays recorded clients against a live server, and counts what comes back as recorded. */

import { nameOf } from '../traffic/exchanges/exchanges'
import { type ExchangeVerdict, judgePlayed, judgeSeen, learnNoise, noiseOf } from './compare/judge-played'
import { Stateful } from './compare/stateful'
import type { Part } from './compare/verdict'
import { type CorpusOptions, itemsOf, type Source, withPort } from './corpus/corpus'
import { chosenOf, Hosts } from './corpus/hosts'
import { RowIndex } from './corpus/row-index'
import { inShard, shardOf } from './corpus/shard'
import { bytesEngine } from './play/engine-bytes'
import { Pacer } from './play/pacer'
import type { Item } from './play/plan'
import { planOf } from './play/plan'
import type { Engine, Seen } from './play/played'
import type { Rewrite } from './play/rewrite'
import { eachOf, passed } from './play/schedule'
import { type Target, targetOf } from './play/target'
import { type ReplayResult, Tally } from './report/result'

export interface ReplayOptions {
  /** The server: `http://HOST:PORT` or `https://HOST:PORT`. */
  to: string
  /** `bytes`: raw, as recorded; `undici`: the requests by their meaning, over kept connections. */
  engine?: 'bytes' | 'undici'
  /** What is compared: all bytes; for `undici`, and for what was rebuilt from a HAR, headers and body. */
  compare?: readonly Part[]
  /** Header fields that are left out of the comparison. */
  ignore?: readonly string[]
  /** Plays each connection twice; what differs between the two plays does not count. */
  learnNoise?: boolean
  /** How fast recorded time goes: 1 as recorded, 10 ten times as fast, `max` (the default) without waiting. */
  speed?: number | 'max'
  /** Connections at once, at most: 64, or 1000 at a pace. */
  concurrency?: number
  /** Requests a second, at most. */
  rate?: number
  /** Milliseconds of silence after which an answer counts as missing: 30,000. */
  timeout?: number
  /** A share of the connections: `3/8`. */
  shard?: string
  /** Only connections to these hosts, such as `api.example` or `api.example:8080`. */
  hosts?: readonly string[]
  /** Values that fields of the requests get instead of the recorded ones; `host` with rewriteHost. */
  setHeaders?: Readonly<Record<string, string>>
  /** Gives Host the address of the target. */
  rewriteHost?: boolean
  /** Certificates of authorities, PEM; or accept any certificate. */
  ca?: Buffer
  insecure?: boolean
  /** Requests at once on a connection of undici: 1. */
  pipelining?: number
  /** Of a recording of several runtimes: whose variant. */
  runtime?: string
  /** How many differences the result keeps: 10. */
  show?: number
  /** How many bytes a row may have. */
  maxRow?: number
  /** Ends the replay; the result has what was played until then, and `stopped`. */
  signal?: AbortSignal
  /** Hears what was left out, and why. */
  note?: (said: string) => void
  /** Hears of each connection that was played. */
  progress?: (progress: Progress) => void
}

export interface Progress {
  connections: number
  requests: number
  different: number
  errors: number
  /** The last connection that was begun. */
  place: string
  /** The share of the work that is begun, 0 to 1, where it is known. */
  share: number | undefined
}

/** Bytes of rows that are played at once, at most, without a pace and at one: a large connection goes with few others. */
const mostBytes = { unpaced: 4 << 20, paced: 32 << 20 }

/** So many connections that cannot be made, and none that can: the server is down. */
const hopeless = 20

/**
 * Plays the clients of a corpus.
 * @param source files (`.jsonl`, `.jsonl.gz`, `.json`), or recorded connections
 * @returns what came of it
 * @throws ErasError for options or files that cannot be used
 */
export async function replay(source: Source, options: ReplayOptions): Promise<ReplayResult> {
  const target: Target = { ...targetOf(options.to), ca: options.ca, insecure: options.insecure }
  const speed = options.speed === undefined || options.speed === 'max' ? Infinity : options.speed
  const engineName = options.engine ?? 'bytes'
  const compared = new Set<Part>(options.compare ?? (engineName === 'bytes' ? ['bytes'] : ['headers', 'body']))
  const comparedOf = ({ rebuilt }: Item): Set<Part> =>
    options.compare === undefined && rebuilt === 'har' ? new Set(['headers', 'body']) : compared
  const bodies = options.learnNoise === true || compared.has('body')
  const engine = engineOf(engineName, target, speed, bodies, options)
  const ignored = new Set(options.ignore?.map(name => name.toLowerCase()))
  const host = { host: `${target.host.includes(':') ? `[${target.host}]` : target.host}:${target.port}` }
  const rewrite: Rewrite = { ...(options.rewriteHost ? host : {}), ...lowered(options.setHeaders) }
  const tally = new Tally(options.show ?? 10)
  const corpus: CorpusOptions = {
    runtime: options.runtime,
    mine: options.shard === undefined ? undefined : inShard(shardOf(options.shard)),
    note: options.note,
    maxRow: options.maxRow,
  }
  const used = new Set<Part>()
  const atOnce = options.concurrency ?? (speed === Infinity ? 64 : 1000)
  // Without a pace, connections that were one after the other may be played beside each other.
  const isLoose = speed === Infinity && atOnce > 1
  const stateful = new Stateful()
  const isChosen = chosenOf(options.hosts)
  const hosts = new Hosts()
  let share: number | undefined
  let unmade = 0
  const play = async (item: Item): Promise<void> => {
    const plan = planOf(withPort(item, target.port), rewrite)
    hosts.look(plan.exchanges)
    // A connection goes where its first request went.
    if (plan.exchanges.length > 0 && !isChosen(plan.exchanges[0])) {
      tally.leave({ unplayed: plan.exchanges.map(one => ({ title: nameOf(one), reason: 'another host' })) })
      return
    }
    if (plan.exchanges.length === 0 && plan.unplayed.length > 0) {
      tally.leave(plan)
      return
    }
    if (isLoose) stateful.look(plan)
    const judging = { compared: comparedOf(item), ignored }
    const before = options.learnNoise ? await engine.play(plan) : undefined
    const verdicts: ExchangeVerdict[] = []
    const noise = noiseOf(plan, judging)
    const judge = before
      ? undefined
      : (at: number, seen: Seen) => {
          verdicts[at] = judgeSeen(plan, at, seen, judging.compared, noise)
        }
    const played = await engine.play(plan, judge)
    if (options.signal?.aborted) return
    const failed = played.failure === 'refused' || played.failure === 'unreachable' || played.failure === 'tls'
    unmade = failed ? unmade + 1 : Number.NEGATIVE_INFINITY
    if (unmade >= hopeless) tally.stopped ??= `the server cannot be reached: ${played.said}`
    for (const part of judging.compared) used.add(part)
    tally.add(plan, played, judgePlayed(plan, played, judging, before ? learnNoise(before, played) : [], verdicts))
    const { connections, requests, different, errors } = tally
    options.progress?.({ connections, requests, different, errors, place: item.place, share })
  }
  const abort = () => {
    tally.stopped ??= 'it was interrupted'
    void engine.close()
  }
  options.signal?.addEventListener('abort', abort)
  const began = new Date()
  const start = performance.now()
  const items = speed === Infinity ? unpaced(source, corpus) : paced(source, corpus, speed)
  try {
    await eachOf(
      items,
      { atOnce, bytes: speed === Infinity ? mostBytes.unpaced : mostBytes.paced },
      play,
      () => tally.stopped !== undefined,
    )
  } finally {
    options.signal?.removeEventListener('abort', abort)
    await engine.close()
  }
  if (tally.connections > 1 && stateful.sign !== undefined) {
    tally.hint = `answers may depend on the order of the connections (${stateful.sign}): try --concurrency 1 or --speed 1`
  }
  const several = hosts.said(target.href, options)
  if (several !== undefined) options.note?.(several)
  tally.hosts = hosts.counts
  return tally.result({
    target: target.href,
    engine: engineName,
    compare: [...(used.size > 0 ? used : compared)],
    ...(options.shard === undefined ? {} : { shards: [options.shard] }),
    at: began.toISOString(),
    seconds: Math.round(performance.now() - start) / 1000,
  })

  async function* unpaced(source: Source, corpus: CorpusOptions): AsyncGenerator<Item> {
    yield* itemsOf(source, { ...corpus, reached: at => (share = at) })
  }

  /** The connections in the order in which they began, each when its time has come. */
  async function* paced(source: Source, corpus: CorpusOptions, speed: number): AsyncGenerator<Item> {
    const index = await RowIndex.of(source, corpus)
    try {
      let first: { at: number; now: number } | undefined
      for (const [done, at] of index.byTime().entries()) {
        const item = await index.item(at)
        share = done / index.length
        if (item.at !== undefined) {
          first ??= { at: item.at, now: performance.now() }
          await passed(first.now + (item.at - first.at) / speed, options.signal)
        }
        yield item
      }
    } finally {
      await index.close()
    }
  }
}

function engineOf(
  name: 'bytes' | 'undici',
  target: Target,
  speed: number,
  bodies: boolean,
  options: ReplayOptions,
): Engine {
  const { timeout = 30_000, rate, concurrency = 64, pipelining = 1 } = options
  const slots = rate === undefined ? undefined : new Pacer(rate).slots
  if (name === 'bytes') return bytesEngine(target, { speed, timeout, bodies, slots })
  const { undiciEngine } = require('./play/engine-undici') as typeof import('./play/engine-undici')
  return undiciEngine(target, { speed, timeout, slots, connections: concurrency, pipelining })
}

const lowered = (fields: Readonly<Record<string, string>> = {}): Rewrite =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]))
