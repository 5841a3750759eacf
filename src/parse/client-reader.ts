/**
 * Reads answers as a client of a version does that has sent one request. What comes behind the answer is nobody's; a second
 * answer makes the client destroy the connection.
 */

import { isBlank } from '../http/client/answer-checks'
import { AS_FRAMED, type HeadVerdict, OTHER_PROTOCOL, WITHOUT_BODY } from '../wire/head'
import { isFollowed } from '../wire/message-rules'
import type { OpenMessage } from './message-parser'
import { Reader, type ReaderSetting } from './reader'
import type { ReadState } from './types'

const SWITCHING = 101
const NOTHING = Buffer.alloc(0)

/** How long the head of an answer may be, where the guard says so. */
function maxHeadOf({ guarded, profile }: ReaderSetting, ownHead: number): number | undefined {
  const { maxAnswerHead } = profile.client
  if (!guarded || maxAnswerHead === 0) return undefined
  return Math.max(profile.wire.maxHeaderSize, Math.min(maxAnswerHead, ownHead))
}

export class ClientReader extends Reader {
  /** The answer, once its head was read. */
  private answer: OpenMessage | undefined
  /** What will tell of it, once its connection is the program's. */
  private event: 'upgrade' | 'connect' | undefined
  private interim = 0
  /** The head that the guard refuses. */
  private refused = false
  private second: OpenMessage | undefined
  private piece: Buffer = NOTHING

  /** @param ownHead how long a head may be without the guard */
  constructor(setting: ReaderSetting, ownHead: number) {
    super(setting, 'response', maxHeadOf(setting, ownHead))
  }

  override renew(): void {
    super.renew()
    this.answer = this.event = this.second = undefined
    this.interim = 0
    this.refused = false
  }

  judge(message: OpenMessage): HeadVerdict {
    if (this.answer) {
      // Nobody asked for it.
      this.second ??= message
      this.parser.stopHere()
      return WITHOUT_BODY
    }
    const { profile, method } = this.setting
    const { client } = profile
    const { head } = message
    if (this.refusal(message)) return WITHOUT_BODY
    const upgrade = head.upgrade && this.takesUpgrade()
    if (upgrade) {
      this.answer = message
      this.event = 'upgrade'
      return OTHER_PROTOCOL
    }
    if (client.connectAnswer !== 'response' && method === 'CONNECT') {
      this.answer = message
      this.event = 'connect'
      return client.connectAnswer === 'tunnel' ? OTHER_PROTOCOL : WITHOUT_BODY
    }
    const status = head.statusCode
    if (client.information === 'response' ? status === 100 : isFollowed(status)) {
      message.told = 'information'
      return WITHOUT_BODY
    }
    this.answer = message
    message.told = 'response'
    return method === 'HEAD' || (client.notModified === 'passedOver' && status === 304) ? WITHOUT_BODY : AS_FRAMED
  }

  /** Whether an answer that speaks another protocol is taken for that. */
  private takesUpgrade(): boolean {
    return this.setting.upgrades || this.setting.profile.client.upgradeAnswer === 'taken'
  }

  private refusal({ head }: OpenMessage): boolean {
    const { guarded, method, profile, upgrades } = this.setting
    if (!guarded || this.refused || head.statusCode >= 200) return this.refused
    const { maxInterim, unaskedUpgrade } = profile.client
    if (head.statusCode === SWITCHING) {
      if (unaskedUpgrade === 'taken' || method === 'CONNECT' || upgrades) return false
      this.refuseHead('unasked-upgrade', 'An answer by another protocol that the request did not ask for')
    } else if (maxInterim > 0 && ++this.interim > maxInterim) {
      this.refuseHead('interim-flood', `More than ${maxInterim} interim answers to a request`)
    }
    return this.refused
  }

  private refuseHead(fix: string, what: string): void {
    this.refused = true
    this.refuseForGuard({ fix, what, answer: null }, this.parser.overAt)
    this.parser.stopHere()
  }

  override over(message: OpenMessage): void {
    if (message !== this.second) super.over(message)
  }

  protected afterPiece(used: number, length: number): void {
    const { answer, parser, second } = this
    if (this.refused) return
    if (second) {
      const left = { from: second.from, length: this.at - second.from, what: 'surplus' } as const
      this.stop({ is: 'destroyed' }, left)
    } else if (answer && this.event && (parser.upgrade || (this.event === 'connect' && answer.to !== null))) {
      const heard = this.setting.upgrades || this.event === 'connect'
      if (heard) answer.told = this.event
      this.handOver(answer.to === null ? used : answer.to - parser.base, length, heard)
    } else if (answer && answer.to !== null) this.leaveRest(answer, answer.to)
  }

  /** What stands behind the answer is nobody's. */
  private leaveRest({ keepsAlive }: OpenMessage, from: number): void {
    const { guarded, profile } = this.setting
    const length = this.at - from
    const ends = guarded !== undefined && profile.client.surplus !== 'dropped' && !isBlank(this.behind(from))
    const state = { is: keepsAlive && !ends ? 'complete' : 'closed' } as const
    this.stop(state, length === 0 ? null : { from, length, what: 'surplus' })
  }

  private behind(from: number): Buffer {
    return this.piece.subarray(from - this.parser.base)
  }

  override add(piece: Buffer): void {
    this.piece = piece
    super.add(piece)
  }

  protected override stateNow(): ReadState {
    const state = super.stateNow()
    // An interim answer is followed by another one.
    return state.is === 'complete' ? { is: 'waits', within: 'before a head', from: this.parser.overAt } : state
  }

  protected atEnd(): void {
    const within = this.parser.within ?? 'before a head'
    this.parser.finish()
    const isOver = this.answer !== undefined && this.answer.to !== null
    this.stop(isOver ? { is: 'closed' } : { is: 'cut', within })
  }

  protected answerTo(): null {
    return null
  }
}
