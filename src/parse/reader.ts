/**
 * Reads a connection piece by piece, as a server or client of a version does: what both have in common. Of messages beyond
 * the first thousand only their number is kept, and what is equal where they are.
 */

import { createHash, type Hash } from 'node:crypto'
import type { Guarded } from '../guard/guard'
import type { Profile } from '../profile/profile'
import { FAULTS, type Fault, type FaultName } from '../wire/faults'
import type { HeadVerdict } from '../wire/head'
import type { ParseError } from '../wire/parser'
import { messageKey } from './key'
import { type MessageListener, MessageParser, type OpenMessage } from './message-parser'
import type { LeftOver, ReadError, Reading, ReadState } from './types'

/** Messages that are kept. */
const MOST_MESSAGES = 1000
/** Bytes that a socket of the host gives at once, at most. */
export const PIECE = 64 * 1024

const WHAT: ReadonlyMap<Fault, FaultName> = new Map(
  Object.entries(FAULTS).map(([name, fault]) => [fault, name as FaultName]),
)

/** What a reader goes by. */
export interface ReaderSetting {
  /** The profile, guarded if the guard is on. */
  readonly profile: Profile
  /** What the guard brought, if it is on. */
  readonly guarded?: Guarded
  readonly method: string
  readonly upgrades: boolean
}

/** An error that the guard alone makes, and the parser does not know. */
interface Refusal {
  readonly fix: string
  readonly what: string
  readonly answer: number | null
}

export abstract class Reader implements MessageListener {
  protected readonly parser: MessageParser
  protected messages: OpenMessage[] = []
  protected error: ReadError | null = null
  protected left: LeftOver | null = null
  /** The connection is not HTTP any more, or no more at all. */
  protected final: ReadState | undefined = undefined
  /** Bytes so far. */
  protected at = 0
  private count = 0
  private hash: Hash | undefined = undefined

  constructor(
    protected readonly setting: ReaderSetting,
    kind: 'request' | 'response',
    maxHead?: number,
  ) {
    this.parser = new MessageParser(setting.profile, kind, this, maxHead)
  }

  abstract judge(message: OpenMessage): HeadVerdict
  /** A piece was read. */
  protected abstract afterPiece(used: number, length: number): void
  /** The other side has ended. */
  protected abstract atEnd(): void
  /** The status that answers bytes which are no message. */
  protected abstract answerTo(error: ParseError): number | null

  /** Makes it new for the next connection. */
  renew(): void {
    this.parser.renew()
    this.messages = []
    this.error = this.left = null
    this.final = undefined
    this.at = this.count = 0
    this.hash = undefined
  }

  /** Whether the bytes are refused, so that nothing that follows is looked at. */
  get refuses(): boolean {
    return this.error !== null
  }

  /** Takes the next bytes, as many as a socket gives at once. */
  add(piece: Buffer): void {
    const { parser, at } = this
    const { length } = piece
    this.at += length
    if (this.final) {
      if (this.left) this.left = { ...this.left, length: this.left.length + length }
      else if (this.final.is === 'closed') this.left = { from: at, length, what: 'unread' }
      return
    }
    parser.base = at
    const used = parser.execute(piece)
    if (typeof used === 'number') this.afterPiece(used, length)
    else this.refuse(used, used.bytesParsed)
  }

  over(message: OpenMessage): void {
    if (++this.count <= MOST_MESSAGES) this.messages.push(message)
    else {
      this.hash ??= createHash('sha256')
      this.hash.update(messageKey(message.shown()))
    }
  }

  /** The bytes are over. @param ends the connection ends with them */
  done(ends: boolean): Reading {
    if (ends && !this.final) this.atEnd()
    const { parser } = this
    const shown = this.messages.map(message => message.shown())
    if (parser.open && this.count < MOST_MESSAGES) shown.push(parser.open.shown())
    return {
      messages: shown,
      count: this.count + (parser.open ? 1 : 0),
      ...(this.hash && { rest: this.hash.copy().digest('hex') }),
      error: this.error,
      state: this.final ?? this.stateNow(),
      left: this.left ?? this.dropped(),
    }
  }

  /** Hands what follows to whoever has the connection now. */
  protected handOver(used: number, length: number, heard: boolean): void {
    const from = this.parser.base + used
    this.final = { is: heard ? 'switched' : 'destroyed' }
    if (used < length || heard) {
      this.left = { from, length: length - used, what: heard ? 'other protocol' : 'unread' }
    }
  }

  /** Nothing more is read of the connection. */
  protected stop(state: ReadState, left: LeftOver | null = null): void {
    this.final = state
    this.left = left
  }

  protected refuse(error: ParseError, at: number): void {
    const { guarded } = this.setting
    const { failure } = this.parser
    const name = failure && WHAT.get(failure)
    const fix = name && guarded?.faults[name]
    this.error = {
      code: error.code ?? null,
      reason: error.reason ?? null,
      what: failure?.reason ?? error.message,
      at: this.parser.base + at,
      answer: this.answerTo(error),
      ...(fix !== undefined && { fix, answer: this.statusOf(fix, name) }),
    }
    this.final = { is: 'refused' }
  }

  /** The guard refuses what the parser has read. */
  protected refuseForGuard({ fix, what, answer }: Refusal, at: number): void {
    this.error = { code: 'ERAS_GUARD', reason: null, what, at, answer, fix }
    this.final = { is: 'refused' }
  }

  protected whereItIs(): ReadState {
    const { parser } = this
    const { overAt: from, within } = parser
    if (within !== undefined) {
      const missing = parser.due
      return { is: 'waits', within, from, ...(missing !== undefined && { missing }) }
    }
    // An error that is told when more bytes come.
    if (parser.failure) return { is: 'waits', within: 'head', from }
    if (this.count === 0) return this.at > 0 ? { is: 'waits', within: 'before a head', from } : { is: 'nothing' }
    return { is: 'complete' }
  }

  protected stateNow(): ReadState {
    return this.whereItIs()
  }

  /** Bytes behind the last message that the parser took and looked at not at all. */
  protected dropped(): LeftOver | null {
    const { parser } = this
    if (!parser.drops || parser.overAt >= this.at) return null
    return { from: parser.overAt, length: this.at - parser.overAt, what: 'dropped' }
  }

  private statusOf(id: string, name: FaultName | undefined): number | null {
    if (this.setting.guarded === undefined || !this.parser.isRequest) return null
    const fix = this.setting.guarded.fixes.find(one => one.fix.id === id)?.fix
    return (name && fix?.statuses?.[name]) ?? fix?.status ?? 400
  }
}
