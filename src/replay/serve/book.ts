/**
 * The recorded exchanges by what their requests were, so that a live request finds its answer. It holds numbers, not
 * bodies: what an answer says is read again when it is given.
 */

import { createHash } from 'node:crypto'
import { type Exchange, nameOf } from '../../transcript/exchanges/exchanges'
import type { Message } from '../../transcript/exchanges/messages'
import { type CorpusOptions, type Source, withPort } from '../corpus'
import { type Plan, planOf } from '../plan'
import { Numbers, RowIndex } from '../row-index'
import { Chains } from './chains'

export interface Matching {
  /** Fields whose values must be as recorded, in lower case. */
  headers: readonly string[]
  /** The body need not be as recorded. */
  anyBody: boolean
  /** The last of equal requests is answered again and again. */
  repeats: boolean
}

/** How an exchange can be told by its first bytes: so many came before the server said something, and they begin so. */
interface Beginning {
  entry: number
  size: number
  start: string
}

/** A recorded exchange. */
export interface Found {
  plan: Plan
  exchange: number
}

/** What is known of each exchange by name; beyond so many, only its place. */
const mostTitles = 100_000
/** Bytes of recorded connections that are kept after they were read. */
const mostKept = 8 << 20
/** Bytes of a connection that is no HTTP by which it is told from others. */
const mostStart = 64

export class Book {
  private readonly entryRow = new Numbers()
  private readonly entryExchange = new Numbers()
  /** The next entry with the same key, plus one; 0 for none. */
  private readonly following = new Numbers()
  private readonly used = new Numbers()
  private readonly titles: string[] = []
  /** By key: the entry that is next, and the last one. */
  private readonly chains = new Chains()
  /** By method and target: whether there is one. */
  private readonly known = new Chains()
  private readonly raw: Beginning[] = []
  private readonly early: Beginning[] = []
  private readonly redacted = new Set<string>()
  private readonly plans = new Map<number, Plan>()
  private kept = 0
  private rows!: RowIndex

  private constructor(
    private readonly matching: Matching,
    private readonly port: number,
  ) {}

  /**
   * @param port where it is served
   * @throws ErasError for what cannot be read
   */
  static async of(source: Source, matching: Matching, port: number, options: CorpusOptions = {}): Promise<Book> {
    const book = new Book(matching, port)
    book.rows = await RowIndex.of(source, options, (item, row) => book.enter(planOf(withPort(item, port)), row))
    return book
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

  /** The recorded exchange that answers a request; undefined for none. */
  async find(request: Message): Promise<Found | undefined> {
    const hidden = this.matching.headers.filter(name => this.redacted.has(name))
    for (const key of [this.keyOf(request), ...(hidden.length > 0 ? [this.keyOf(request, hidden)] : [])]) {
      const entry = this.chains.next(key)
      if (entry === undefined) continue
      this.goOn(key, entry)
      return this.open(entry)
    }
    return undefined
  }

  /** Whether anything was recorded for a method and a target. */
  knows({ head: { method, url } }: Message): boolean {
    return this.known.next(hash(`${method} ${url}`)) !== undefined
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
    const found = await this.open(one.entry)
    const { asked } = found.plan.exchanges[found.exchange]
    const key = asked && this.keyOf(asked, found.plan.redacted)
    if (key !== undefined && this.chains.next(key) === one.entry) this.goOn(key, one.entry)
    return found
  }

  /** Whether an answer began when so many bytes of its request had come. */
  isEarly(size: number): boolean {
    return this.early.some(one => one.size === size)
  }

  /** Whether bytes of that length were answered, or left without an answer, as what is no HTTP or no whole request. */
  wasCut(size: number, bytes?: Buffer): boolean {
    const start = bytes?.toString('latin1', 0, mostStart)
    return this.raw.some(one => one.size === size && (start === undefined || one.start.slice(0, size) === start))
  }

  close(): Promise<void> {
    return this.rows.close()
  }

  /** The next one of equals is next. */
  private goOn(key: number, entry: number): void {
    const following = this.following.at(entry)
    if (following > 0) this.chains.setNext(key, following - 1)
    else if (!this.matching.repeats) this.chains.setNext(key, undefined)
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
    for (const name of plan.redacted) this.redacted.add(name.toLowerCase())
    for (const [at, exchange] of plan.exchanges.entries()) {
      // A tunnel belongs to the exchange that opened it; a response to nothing follows the one before it.
      const { start, end } = exchange.request
      if (exchange.kind === 'tunnel' || (at > 0 && start === end)) continue
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
        this.chain(exchange.asked, plan.redacted, entry)
        const first = exchange.answers[0]?.head.statusCode
        if (first >= 200 && begins.size < end - start) this.early.push(begins)
      }
    }
  }

  private chain(request: Message, redacted: readonly string[], entry: number): void {
    const key = this.keyOf(request, redacted)
    this.known.add(hash(`${request.head.method} ${request.head.url}`), entry)
    const before = this.chains.add(key, entry)
    if (before !== undefined) this.following.set(before, entry + 1)
  }

  /** A number for all that must be equal; of `hidden` fields the values do not count. */
  private keyOf({ head, body }: Message, hidden: readonly string[] = []): number {
    let text = `${head.method} ${head.url}`
    for (const name of this.matching.headers) {
      text += `\n${name}: ${hidden.includes(name) ? '\0' : valuesOf(head.headers, name).join(', ')}`
    }
    return this.matching.anyBody ? hash(text) : hash(text, body)
  }
}

/** How much of an exchange's request had come when the server first said something; all of it if it said nothing. */
function saidBefore({ flow }: Plan, { request, response }: Exchange): number {
  let heard = request.end
  const first = flow.pieces.findIndex(({ from, end }) => from === 'server' && end > response.start)
  if (response.end > response.start) {
    heard = flow.pieces.slice(0, first).findLast(({ from }) => from === 'client')?.end ?? request.start
  }
  return Math.max(0, heard - request.start)
}

function valuesOf(headers: readonly string[], name: string): string[] {
  const values: string[] = []
  for (let i = 0; i < headers.length; i += 2) if (headers[i].toLowerCase() === name) values.push(headers[i + 1])
  return values
}

/** The same text in one piece: one put together of others keeps them, and what they were cut from, in memory. */
const flat = (text: string): string => Buffer.from(text).toString()

/** 52 bits, which a number holds: two of a million differ in all likelihood. */
function hash(text: string, body: readonly Buffer[] = []): number {
  const sum = createHash('sha1').update(text, 'latin1')
  if (body.length > 0) sum.update('\n\n')
  for (const part of body) sum.update(part)
  const bytes = sum.digest()
  return bytes.readUInt32LE(0) * 0x100000 + (bytes.readUInt32LE(4) & 0xfffff)
}
