/**
 * Reads requests as a server of a version does that answers each as soon as it is whole, with a short 200 that has a
 * Content-Length. Where such an answer closes the connection, pieces behind it are not read; what came with the request in
 * one piece is, as far as the era's parser goes on.
 */

import { fieldOf } from '../http/incoming/raw-field'
import { CONTINUE } from '../http/server/expectation'
import { AS_FRAMED, type HeadVerdict, OTHER_PROTOCOL } from '../wire/head'
import type { ParseError } from '../wire/parser'
import type { OpenMessage } from './message-parser'
import { Reader, type ReaderSetting } from './reader'

const TOO_LARGE = 431
const EXTENSIONS = 413
const BAD = 400
const EXPECTATION_FAILED = 417

export class ServerReader extends Reader {
  /** An answer was sent that closes the connection. */
  private closes = false
  /** Something was sent before this piece; within it. */
  private sentBefore = false
  private sent = false
  /** The request that asks for another protocol. */
  private asking: OpenMessage | undefined

  constructor(setting: ReaderSetting) {
    super(setting, 'request')
  }

  override renew(): void {
    super.renew()
    this.closes = this.sentBefore = this.sent = false
    this.asking = undefined
  }

  judge(message: OpenMessage): HeadVerdict {
    const { head, headers } = message
    const { profile, upgrades } = this.setting
    const { incoming, server } = profile
    if (head.upgrade) {
      const taken = !incoming.upgradeAsked || server.unheardUpgrade === 'destroyed' || head.method === 'CONNECT'
      if (taken || upgrades) {
        this.asking = message
        return OTHER_PROTOCOL
      }
    }
    message.told = 'request'
    if (head.versionMajor !== 1 || head.versionMinor !== 1) return AS_FRAMED
    const of = (name: string) => (server.expectFrom === 'lines' ? fieldOf(head.headers, name) : headers[name])
    if (server.requireHostHeader && fieldOf(head.headers, 'host') === undefined) this.answerItself(message, BAD)
    else {
      const expect = of('expect') as string | undefined
      if (expect !== undefined) this.expectation(message, expect)
    }
    return AS_FRAMED
  }

  private expectation(message: OpenMessage, expect: string): void {
    const { expectMatch, refusesExpectations } = this.setting.profile.server
    if (CONTINUE[expectMatch].test(expect)) this.sentBefore = true
    else if (refusesExpectations) this.answerItself(message, EXPECTATION_FAILED)
  }

  private answerItself(message: OpenMessage, status: number): void {
    message.told = 'nobody'
    message.answered = status
  }

  override over(message: OpenMessage): void {
    super.over(message)
    if (message === this.asking) return
    this.sent = true
    if (!message.keepsAlive || message.answered === BAD) this.closes = true
  }

  protected afterPiece(used: number, length: number): void {
    const { asking, closes, parser, setting } = this
    if (parser.upgrade && asking) {
      const refusal = setting.upgrades ? this.refusalOfUpgrade(asking) : undefined
      if (refusal) this.refuseForGuard(refusal, parser.base + used)
      else {
        // Its body was read before, where the era reads one.
        const isConnect = asking.head.method === 'CONNECT'
        if (setting.upgrades) asking.told = isConnect ? setting.profile.server.connectEvent : 'upgrade'
        this.handOver(used, length, setting.upgrades)
      }
    } else if (closes) this.close()
    this.sentBefore ||= this.sent
  }

  /** The answer closes the connection: of a message that is not over, nothing more is read. */
  private close(): void {
    const { at, parser } = this
    const lost = parser.within === 'head' && parser.overAt < at
    const from = parser.overAt
    this.stop({ is: 'closed' }, lost ? { from, length: at - from, what: 'unread' } : this.dropped())
  }

  /** The guard takes no body with a wish for another protocol. */
  private refusalOfUpgrade({ head, headers }: OpenMessage) {
    const { guarded, profile } = this.setting
    if (!guarded || profile.server.upgradeBody === 'taken') return undefined
    if (profile.wire.upgradeBody === 'framed' && head.method !== 'CONNECT') return undefined
    if (headers['transfer-encoding'] === undefined && !(Number(headers['content-length']) > 0)) return undefined
    return {
      fix: 'upgrade-body',
      what: 'A request for another protocol, or for a tunnel, that has a body',
      answer: BAD,
    }
  }

  protected atEnd(): void {
    const { parser } = this
    const { within } = parser
    const error = parser.finish()
    parser.base = this.at
    if (error) this.refuse(error, 0)
    else if (within !== undefined && (within === 'head' || parser.open)) this.stop({ is: 'cut', within })
    else if (this.closes) this.close()
  }

  protected answerTo(error: ParseError): number | null {
    const { clientError, errorAfterAnswer, errorAnswer } = this.setting.profile.server
    if (clientError !== 'answered') return null
    if (errorAfterAnswer === 'unanswered' && this.sentBefore) return null
    if (error.code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return EXTENSIONS
    return error.code === 'HPE_HEADER_OVERFLOW' && errorAnswer === 'telling' ? TOO_LARGE : BAD
  }
}
