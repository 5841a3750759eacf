/** Plays connections one by one against the target, judges what comes back, and counts. */

import { packageFor } from '../../shared/optional-package'
import { nameOf } from '../../traffic/exchanges/exchanges'
import { type ExchangeVerdict, judgePlayed, judgeSeen, learnNoise, noiseOf } from '../compare/judge-played'
import { Stateful } from '../compare/stateful'
import type { ComparedPart } from '../compare/verdict'
import { withPort } from '../corpus/corpus'
import { chosenOf, Hosts } from '../corpus/hosts'
import type { ReplayOptions } from '../options'
import { type CountingParts, hasContent, partsOf } from '../parts/words'
import { curlOf } from '../report/curl'
import { Tally } from '../report/result'
import { bytesEngine } from './engine-bytes'
import { Pacer } from './pacer'
import type { Item, Plan } from './plan'
import { planOf } from './plan'
import type { Engine, Played, PlayedReply } from './played'
import type { Rewrite } from './rewrite'
import type { Target } from './target'

/** So many connections that cannot be made, and none that can: the server is down. */
const hopeless = 20

export class Player {
  readonly tally: Tally
  readonly engineName: 'bytes' | 'undici'
  /** The share of the corpus that is begun, 0 to 1, where it is known. */
  share: number | undefined
  private readonly engine: Engine
  private readonly compared: ReadonlySet<ComparedPart>
  /** What was really compared so far. */
  private readonly used = new Set<ComparedPart>()
  private readonly ignored: CountingParts
  private readonly rewrite: Rewrite
  private readonly isChosen: ReturnType<typeof chosenOf>
  private readonly hosts = new Hosts()
  private readonly stateful = new Stateful()
  /** Connections in a row that could not be made; never many once one was made. */
  private unmade = 0

  /**
   * @param speed how fast recorded time goes; Infinity: without waiting
   * @param isLoose connections that were one after the other may be played beside each other
   */
  constructor(
    private readonly target: Target,
    speed: number,
    private readonly isLoose: boolean,
    private readonly options: ReplayOptions,
  ) {
    this.engineName = options.engine ?? 'bytes'
    this.compared = new Set(options.compare ?? (this.engineName === 'bytes' ? ['bytes'] : ['headers', 'body']))
    this.ignored = partsOf('--ignore', options.ignore, ['header', 'query', 'json'])
    const bodies = options.learnNoise === true || this.compared.has('body') || hasContent(this.ignored)
    this.engine = engineOf(this.engineName, target, speed, bodies, options)
    const host = { host: `${target.host.includes(':') ? `[${target.host}]` : target.host}:${target.port}` }
    this.rewrite = { ...(options.rewriteHost ? host : {}), ...lowered(options.setHeaders) }
    const { insecure, rewriteHost } = options
    const curl = { target: target.href, insecure, rewriteHost, set: Object.keys(options.setHeaders ?? {}) }
    this.tally = new Tally(options.show ?? 10, (plan, at) => curlOf(plan, at, curl))
    this.isChosen = chosenOf(options.hosts)
  }

  /** What was compared, or would have been. */
  get parts(): ComparedPart[] {
    return [...(this.used.size > 0 ? this.used : this.compared)]
  }

  async play(item: Item): Promise<void> {
    const { engine, options, tally } = this
    const plan = planOf(withPort(item, this.target.port), this.rewrite, true)
    if (this.leaves(plan)) return
    if (this.isLoose) this.stateful.look(plan)
    const judging = { compared: this.comparedOf(item), ignored: this.ignored }
    const before = options.learnNoise ? await engine.play(plan) : undefined
    const verdicts: ExchangeVerdict[] = []
    const noise = noiseOf(plan, judging)
    const judge = before
      ? undefined
      : (at: number, seen: PlayedReply) => {
          verdicts[at] = judgeSeen(plan, at, seen, judging.compared, noise)
        }
    const played = await engine.play(plan, judge)
    if (options.signal?.aborted) return
    this.countUnmade(played)
    for (const part of judging.compared) this.used.add(part)
    tally.add(plan, played, judgePlayed(plan, played, judging, before ? learnNoise(before, played) : [], verdicts))
    const { connections, requests, different, errors } = tally
    options.progress?.({ connections, requests, different, errors, place: item.place, share: this.share })
  }

  /** All was played: puts into the tally what only the whole shows. */
  summarize(): void {
    const { hosts, options, stateful, tally, target } = this
    if (tally.connections > 1 && stateful.sign !== undefined) {
      tally.hint = `answers may depend on the order of the connections (${stateful.sign}): try --concurrency 1 or --speed 1`
    }
    const several = hosts.message(target.href, options)
    if (several !== undefined) options.note?.(several)
    tally.hosts = hosts.counts
  }

  close(): Promise<void> {
    return this.engine.close()
  }

  /** Whether a connection is not played; then the tally says why. A connection goes where its first request went. */
  private leaves(plan: Plan): boolean {
    const { exchanges, unplayed } = plan
    this.hosts.look(exchanges)
    if (exchanges.length > 0 && !this.isChosen(exchanges[0])) {
      this.tally.leave({ unplayed: exchanges.map(one => ({ title: nameOf(one), reason: 'another host' })) })
      return true
    }
    if (exchanges.length > 0 || unplayed.length === 0) return false
    this.tally.leave(plan)
    return true
  }

  private comparedOf({ rebuilt }: Item): ReadonlySet<ComparedPart> {
    const isHar = this.options.compare === undefined && rebuilt === 'har'
    return isHar ? new Set<ComparedPart>(['headers', 'body']) : this.compared
  }

  private countUnmade({ failure, message }: Played): void {
    const failed = failure === 'refused' || failure === 'unreachable' || failure === 'tls'
    this.unmade = failed ? this.unmade + 1 : Number.NEGATIVE_INFINITY
    if (this.unmade >= hopeless) this.tally.stopped ??= `the server cannot be reached: ${message}`
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
  packageFor("the engine 'undici'", 'undici')
  const { undiciEngine } = require('./engine-undici') as typeof import('./engine-undici')
  return undiciEngine(target, { speed, timeout, slots, connections: concurrency, pipelining })
}

const lowered = (fields: Readonly<Record<string, string>> = {}): Rewrite =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]))
