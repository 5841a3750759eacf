/** What the guard does not take for an answer: another protocol that nobody asked for, and interim answers without end. */

import type { GuardError } from '../../guard/era-guard'
import type { ClientRequest, ClientResponse } from '../shapes/client'
import type { HttpParser } from '../shapes/connection'
import type { Era } from '../shapes/era'

const kInterim = Symbol('interim answers')
type Counted = ClientRequest & { [kInterim]?: number }

const ASKS = /^connection:.*\bupgrade\b/im
const NAMES = /^upgrade:/im

/** Whether the head of a request, as it was sent, asks for another protocol. */
export const asksForUpgrade = (head: string | null | undefined): boolean =>
  typeof head === 'string' && NAMES.test(head) && ASKS.test(head)

/** Bytes beyond an answer that mean nothing: line ends, which some servers send behind a body. */
export const isBlank = (bytes: Buffer): boolean => bytes.every(byte => byte === 0x0d || byte === 0x0a)

interface AnswerChecks {
  /** The error by which a request fails with this answer, if the guard refuses it. */
  refusalOf(req: ClientRequest, res: ClientResponse): GuardError | undefined
  /**
   * Bytes came that belong to no answer: whether their connection is not to be used again.
   * @param surplus left out, they are a head
   */
  endsWith(surplus?: Buffer): boolean
  /** Bytes that the head of an answer may have; nothing: as many as the profile says. */
  readonly maxHead: number | undefined
  /** Limits the head of the next answer, as the request asks and as the guard does. */
  limitHead(parser: HttpParser, asked: unknown): void
}

export function makeAnswerChecks({ guard, profile }: Era): AnswerChecks {
  const { maxAnswerHead, maxInterim, surplus, unaskedUpgrade } = guard.profile.client
  const most = Math.max(profile.wire.maxHeaderSize, Math.min(maxAnswerHead, guard.own.wire.maxHeaderSize))

  const maxHead = maxAnswerHead > 0 && guard.mode === 'on' ? most : undefined
  const takesLimit = profile.client.maxHeaderSizeOption

  return {
    refusalOf(req, { statusCode }) {
      if (statusCode >= 200) return undefined
      if (statusCode === 101) {
        if (unaskedUpgrade === 'taken' || req.method === 'CONNECT' || asksForUpgrade(req._header)) return undefined
        return guard.refuse('unasked-upgrade', 'an answer by another protocol that the request did not ask for')
      }
      if (maxInterim === 0) return undefined
      const count = ((req as Counted)[kInterim] ?? 0) + 1
      Object.defineProperty(req, kInterim, { value: count, configurable: true })
      if (count !== maxInterim + 1) return undefined
      return guard.refuse('interim-flood', `more than ${maxInterim} interim answers to a request`)
    },
    endsWith(bytes) {
      if (surplus === 'dropped' || (bytes && isBlank(bytes))) return false
      return guard.refuse('surplus-answer', 'bytes beyond an answer: their connection is closed') !== undefined
    },
    maxHead,
    limitHead(parser, asked) {
      const limit = takesLimit && asked ? (asked as number) : Infinity
      if (maxHead !== undefined) parser.maxHeaderSize = Math.min(maxHead, limit)
      else if (limit !== Infinity) parser.maxHeaderSize = limit
    },
  }
}
