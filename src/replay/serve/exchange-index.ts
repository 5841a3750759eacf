/**
 * The recorded exchanges by what their requests were, so that a live request finds its answer. It holds numbers, not
 * bodies: what an answer says is read again when it is given.
 */

import { createHash } from 'node:crypto'
import { type Asked, askedOf, fieldsOf, hostOf, nameOfHost } from '../../traffic/exchanges/asked'
import { type Exchange, nameOf } from '../../traffic/exchanges/exchanges'
import type { Message } from '../../traffic/exchanges/messages'
import type { Head } from '../../wire/head'
import { isFollowed } from '../../wire/message-rules'
import { type CorpusOptions, type Source, withPort } from '../corpus/corpus'
import { type Chosen, chosenOf } from '../corpus/hosts'
import { Numbers, RowIndex } from '../corpus/row-index'
import { bodyOf, type Counting, isKeptOut, targetOf } from '../parts/content'
import { joinedParts, partsOfMasked } from '../parts/words'
import { type Plan, planOf } from '../play/plan'
import { closestTitles, differencesOf } from './closest'
import { HashChains } from './hash-chains'
import { conditionsOf, isConditional } from './match'

interface Matching extends Counting {
  /** Fields whose values must be as recorded, in lower case. */
  headers: readonly string[]
  /** The last of equal requests is answered again and again. */
  repeats: boolean
  /** Only requests to one of these hosts are answered; undefined: to any. */
  hosts?: readonly string[]
}

/** How an exchange is recognised by its first bytes: so many came before the server sent something, and they begin so. */
interface Beginning {
  entry: number
  size: number
  start: string
}

/** What of recorded requests cannot be known, because it was kept out: rows differ in it. */
interface Veil {
  /** Of the fields that must be as recorded, those whose values were kept out. */
  hidden: readonly string[]
  /** What counts, without what was kept out of targets and bodies. */
  counting: Counting
  /** The body was kept out whole. */
  whole: boolean
}

/** A recorded exchange. */
export interface Found {
  plan: Plan
  exchange: number
  /** HEAD was asked, and only GET was recorded. */
  headOnly?: boolean
}

/** An entry that answers, and whether it has answered before. */
interface Candidate {
  entry: number
  again: boolean
}

/** What is known of each exchange by name; beyond so many, only its place. */
const mostTitles = 100_000
/** Bytes of recorded connections that are kept after they were read. */
const mostKept = 8 << 20
/** Bytes of a connection that is not HTTP by which it differs from others. */
const mostStart = 64

export class ExchangeIndex {
  private readonly entryRow = new Numbers()
  private readonly entryExchange = new Numbers()
  /** The next entry with the same key, plus one; 0 for none. With the same conditions, where it has some. */
  private readonly following = new Numbers()
  private readonly followingConditions = new Map<number, number>()
  private readonly used = new Numbers()
  private readonly titles: string[] = []
  /** By key: the entry that is next, and the last one. */
  private readonly chains = new HashChains()
  /** By method and target: whether there is one, and whether one has no answer. */
  private readonly known = new HashChains()
  private readonly unanswered = new Set<number>()
  /** The hosts of the requests; the empty text for those that say none. */
  private readonly hosts = new Set<string>()
  /** Entries whose clients did not send the bodies that they had asked leave for. */
  private unsent = 0
  private readonly raw: Beginning[] = []
  private readonly early: Beginning[] = []
  /** By what was kept out, beginning with nothing. */
  private readonly veils = new Map<string, Veil>()
  private readonly plans = new Map<number, Plan>()
  private kept = 0
  private readonly isChosen: Chosen
  private rows!: RowIndex

  private constructor(
    private readonly matching: Matching,
    private readonly port: number,
  ) {
    this.isChosen = chosenOf(matching.hosts)
    this.veilOf([], undefined, false)
  }

  /**
   * @param port where it is served
   * @throws ErasError for what cannot be read
   */
  static async of(
    source: Source,
    matching: Matching,
    port: number,
    options: CorpusOptions = {},
  ): Promise<ExchangeIndex> {
    const index = new ExchangeIndex(matching, port)
    index.rows = await RowIndex.of(source, options, (item, row) => index.enter(planOf(withPort(item, port)), row))
    return index
  }

  /** How many exchanges there are. */
  get size(): number {
    return this.entryRow.length
  }

  /** How many were not asked for; and their names, the first ones. */
  get unused(): number {
    let left = 0
    for (let entry = 0; entry < this.size; entry++) if (this.used.at(entry) === 0) left++
    return left
  }

  unusedNames(most = Infinity): string[] {
    const names: string[] = []
    for (let entry = 0; entry < this.size && names.length < most; entry++) {
      if (this.used.at(entry) === 0) names.push(this.titles[entry] ?? `exchange ${entry + 1}`)
    }
    return names
  }

  /** The largest request, in bytes. */
  largest = 0

  /** The recorded exchange that answers a request; undefined for none. */
  find(request: Message): Promise<Found | undefined> {
    return this.answerTo(request.head, veil => bodyKey(request, veil))
  }

  /** The one that answered before the body of a request came, which then never did. */
  async findUnsent(head: Head): Promise<Found | undefined> {
    return this.unsent > 0 ? this.answerTo(head, () => unsentBody) : undefined
  }

  private async answerTo(head: Head, body: (veil: Veil) => string): Promise<Found | undefined> {
    const asked = askedOf(head)
    const one = this.entryFor(asked, head, body)
    if (one !== undefined) return this.open(one)
    if (asked.method !== 'HEAD') return undefined
    // RFC 9110, 9.3.2: HEAD is answered as GET would be, without the body.
    const get = this.entryFor({ ...asked, method: 'GET' }, head, body)
    return get === undefined ? undefined : { ...(await this.open(get)), headOnly: true }
  }

  /** The first that has not been used; when all were, the last one. Those with the same conditions come first. */
  private entryFor(asked: Asked, { headers }: Head, body: (veil: Veil) => string): number | undefined {
    const conditions = conditionsOf(headers, this.matching.ignored.headers)
    const veils = [...this.veils.values()].map(veil => ({ veil, body: body(veil) }))
    const groups = (conditions === '' ? [''] : [conditions, '']).flatMap(condition =>
      veils.map(({ veil, body }) => {
        const found = this.hostsFor(asked.host).map(host =>
          this.head(this.keyOf({ ...asked, host }, headers, condition, body, veil), condition !== ''),
        )
        return found.filter(one => one !== undefined)
      }),
    )
    for (const group of groups) {
      const fresh = group.filter(({ again }) => !again).map(({ entry }) => entry)
      if (fresh.length > 0) return Math.min(...fresh)
    }
    const last = this.matching.repeats ? groups.find(group => group.length > 0) : undefined
    return last && Math.max(...last.map(({ entry }) => entry))
  }

  /** The hosts whose requests may be meant: those of that name, or all if it was not recorded. */
  private hostsFor(host: string): string[] {
    const { hosts, matching } = this
    if (matching.matched.host) return hosts.has(host) ? [host] : []
    if (matching.ignored.host || host === '' || hosts.size <= 1) return [...hosts]
    const same = hosts.has(host) ? [host] : [...hosts].filter(one => nameOfHost(one) === nameOfHost(host))
    return same.length === 0 ? [...hosts] : hosts.has('') ? [...same, ''] : same
  }

  /** The entry of a key that is next: the first one that was not used, or the last one. */
  private head(key: number, conditional: boolean): Candidate | undefined {
    const first = this.chains.next(key)
    if (first === undefined) return undefined
    let entry = first
    while (this.used.at(entry) === 1) {
      const following = conditional ? (this.followingConditions.get(entry) ?? 0) : this.following.at(entry)
      if (following === 0) break
      entry = following - 1
    }
    if (entry !== first) this.chains.setNext(key, entry)
    return { entry, again: this.used.at(entry) === 1 }
  }

  /** Whether there are requests to a host, at whatever port. */
  hasHost(authority: string): boolean {
    const name = nameOfHost(hostOf(authority))
    return [...this.hosts].some(host => nameOfHost(host) === name)
  }

  /** Why nothing answers a request. */
  missOf({ head }: Pick<Message, 'head'>): string {
    const asked = askedOf(head)
    const veils = [...this.veils.values()]
    const knows = (host: string) =>
      veils.some(({ counting }) => this.known.next(knownKey({ ...asked, host }, counting)) !== undefined)
    const lacks = (host: string) => this.unanswered.has(knownKey({ ...asked, host }, this.matching))
    const mine = this.hostsFor(asked.host)
    if (mine.some(knows)) return 'recorded, but not with this body or these fields, or not so often'
    if (mine.some(lacks)) return 'recorded, but without its answer'
    const others = [...this.hosts].filter(host => knows(host))
    return others.length > 0 ? `recorded of ${others.slice(0, 3).join(', ')} only` : 'not recorded'
  }

  /** What of the recorded exchanges is most like a request that nothing answers, and how it differs; undefined for none. */
  async closestTo(request: Message): Promise<string | undefined> {
    const hosts = this.hostsFor(askedOf(request.head).host)
    let best: { text: string; differences: number } | undefined
    for (const { title, entry } of closestTitles(request.head, this.titles)) {
      const plan = await this.plan(this.entryRow.at(entry))
      const { asked } = plan.exchanges[this.entryExchange.at(entry)]
      if (!asked) return title
      const { counting, hidden } = this.veilOf(plan.redacted, plan.masked, isKeptOut(plan, asked.body))
      const headers = this.matching.headers.filter(name => !hidden.includes(name))
      const differences = differencesOf(request, asked, { ...counting, headers, hosts }, this.used.at(entry) === 1)
      const text = differences.length > 0 ? `${title}: ${differences.join('; ')}` : title
      if (best === undefined || differences.length < best.differences) best = { text, differences: differences.length }
    }
    return best?.text
  }

  /** The recorded bytes that are no HTTP and begin like these; or, if these are `all`, with at least these. */
  async findRaw(bytes: Buffer, all = false): Promise<Found | undefined> {
    const start = bytes.toString('latin1', 0, mostStart)
    const fits = this.raw.filter(one => one.start.startsWith(start) || (!all && start.startsWith(one.start)))
    const one =
      fits.find(({ entry }) => this.used.at(entry) === 0) ?? (this.matching.repeats ? fits[fits.length - 1] : undefined)
    return one && this.open(one.entry)
  }

  /** The exchange whose answer began when so many bytes of its request had come, and these. */
  async findEarly(size: number, bytes: Buffer): Promise<Found | undefined> {
    const start = bytes.toString('latin1', 0, mostStart)
    const one = this.early.find(
      ({ entry, ...it }) => it.size === size && it.start.slice(0, size) === start && !this.used.at(entry),
    )
    if (!one) return undefined
    return this.open(one.entry)
  }

  /** Whether an answer began when so many bytes of its request had come. */
  isEarly(size: number): boolean {
    return this.early.some(one => one.size === size)
  }

  /** Whether bytes of that length were answered, or left without an answer because they are not HTTP or not a whole request. */
  wasCut(size: number, bytes?: Buffer): boolean {
    const start = bytes?.toString('latin1', 0, mostStart)
    return this.raw.some(one => one.size === size && (start === undefined || one.start.slice(0, size) === start))
  }

  close(): Promise<void> {
    return this.rows.close()
  }

  private async open(entry: number): Promise<Found> {
    this.used.set(entry, 1)
    return { plan: await this.plan(this.entryRow.at(entry)), exchange: this.entryExchange.at(entry) }
  }

  /** A connection, from the memory of those read last or from its file. */
  private async plan(row: number): Promise<Plan> {
    const sizeOf = ({ flow }: Plan) => flow.client.length + flow.server.length
    const plan = this.plans.get(row) ?? planOf(withPort(await this.rows.item(row), this.port))
    if (!this.plans.delete(row)) this.kept += sizeOf(plan)
    this.plans.set(row, plan)
    for (const [other, old] of this.plans) {
      if (this.kept <= mostKept || other === row) break
      this.plans.delete(other)
      this.kept -= sizeOf(old)
    }
    return plan
  }

  private enter(plan: Plan, row: number): void {
    for (const [at, exchange] of plan.exchanges.entries()) {
      // A tunnel belongs to the exchange that opened it; a response to nothing follows the one before it.
      const { start, end } = exchange.request
      if (exchange.kind === 'tunnel' || (at > 0 && start === end) || !this.isChosen(exchange)) continue
      this.largest = Math.max(this.largest, end - start)
      // What a capture or a HAR does not have cannot be sent.
      if (exchange.asked && !exchange.whole && (plan.missing || plan.rebuilt === 'har')) {
        const asked = askedOf(exchange.asked.head)
        this.hosts.add(asked.host)
        this.unanswered.add(knownKey(asked, this.matching))
        continue
      }
      const entry = this.size
      this.entryRow.push(row)
      this.entryExchange.push(at)
      this.following.push(0)
      this.used.push(0)
      if (entry < mostTitles) this.titles.push(flat(`${nameOf(exchange)} (${plan.place})`))
      const begins = {
        entry,
        size: saidBefore(plan, exchange),
        start: plan.flow.client.toString('latin1', start, start + mostStart),
      }
      if (!exchange.asked) this.raw.push(begins)
      else {
        this.enchain(exchange, exchange.asked, plan, entry)
        const first = exchange.answers[0]?.head.statusCode
        if (first >= 200 && begins.size < end - start) this.early.push(begins)
      }
    }
  }

  /** What cannot be known of a request. */
  private veilOf(redacted: readonly string[], masked: Plan['masked'], whole: boolean): Veil {
    const hidden = redacted.map(name => name.toLowerCase()).filter(name => this.matching.headers.includes(name))
    const { query, json, form } = masked ?? {}
    const name = JSON.stringify([hidden, query, json, form, whole])
    const known = this.veils.get(name)
    if (known) return known
    const { ignored, matched } = this.matching
    const counting = { ignored: joinedParts(ignored, partsOfMasked(masked)), matched }
    const veil = { hidden, counting, whole }
    this.veils.set(name, veil)
    return veil
  }

  private enchain({ answers, unsent }: Exchange, request: Message, plan: Plan, entry: number): void {
    const { headers } = request.head
    const asked = askedOf(request.head)
    const conditions = conditionsOf(headers, this.matching.ignored.headers)
    const veil = this.veilOf(plan.redacted, plan.masked, isKeptOut(plan, request.body))
    const body = unsent ? unsentBody : bodyKey(request, veil)
    if (unsent) this.unsent++
    this.hosts.add(asked.host)
    this.known.add(knownKey(asked, veil.counting), entry)
    const key = (conditions: string) => this.keyOf(asked, headers, conditions, body, veil)
    if (conditions !== '') {
      const before = this.chains.add(key(conditions), entry)
      if (before !== undefined) this.followingConditions.set(before, entry + 1)
    }
    const status = answers.find(({ head }) => !isFollowed(head.statusCode))?.head.statusCode
    if (conditions !== '' && isConditional(status)) return
    const before = this.chains.add(key(''), entry)
    if (before !== undefined) this.following.set(before, entry + 1)
  }

  /** A number for all that must be equal. */
  private keyOf(
    { method, path, host }: Asked,
    headers: readonly string[],
    conditions: string,
    body: string,
    { hidden, counting }: Veil,
  ): number {
    let text = `${method} ${targetOf(path, counting)}\n${host}${conditions}`
    for (const name of this.matching.headers) {
      text += `\n${name}: ${hidden.includes(name) ? '\0' : fieldsOf(headers, name).join(', ')}`
    }
    return hash(`${text}\n\n${body}`)
  }
}

const knownKey = ({ method, path, host }: Asked, counting: Counting): number =>
  hash(`${method} ${targetOf(path, counting)}\n${host}`)

/** How much of an exchange's request had come when the server first sent something; all of it if it sent nothing. */
function saidBefore({ flow }: Plan, { request, response }: Exchange): number {
  let received = request.end
  const first = flow.pieces.findIndex(({ from, end }) => from === 'server' && end > response.start)
  if (response.end > response.start) {
    received = flow.pieces.slice(0, first).findLast(({ from }) => from === 'client')?.end ?? request.start
  }
  return Math.max(0, received - request.start)
}

/** The same text in one piece: one put together of others keeps them, and what they were cut from, in memory. */
const flat = (text: string): string => Buffer.from(text).toString()

/** What stands for the body of a request whose client did not send it. */
const unsentBody = 'unsent'

/** What stands for a body that was kept out. */
const maskedBody = 'masked'

/** What must be equal of a body. */
function bodyKey(message: Message, { counting, whole }: Veil): string {
  if (whole && !counting.ignored.body) return maskedBody
  const text = bodyOf(message, counting)
  return bodyHash(text === undefined ? message.body : text === '' ? [] : [Buffer.from(text, 'latin1')])
}

function bodyHash(body: readonly Buffer[]): string {
  if (body.length === 0) return ''
  const sum = createHash('sha1')
  for (const part of body) sum.update(part)
  return sum.digest('base64')
}

/** 52 bits, which a number holds: two of a million differ in all likelihood. */
function hash(text: string): number {
  const bytes = createHash('sha1').update(text, 'latin1').digest()
  return bytes.readUInt32LE(0) * 0x100000 + (bytes.readUInt32LE(4) & 0xfffff)
}
