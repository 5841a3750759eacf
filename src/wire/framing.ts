/**
 * From a head to its body: how the message ends, whether the connection is kept, and whether another protocol follows.
 */

import { FAULTS, type Fault } from './faults'
import {
  CHUNKED,
  CLOSE,
  CODING,
  CONNECTION_UPGRADE,
  type HeadState,
  KEEP_ALIVE,
  LENGTH,
  LENGTH_NAMED,
  UPGRADE,
} from './head-state'
import { isBodyless } from './message-rules'
import type { Rules } from './rules'

/** How a body ends. */
const NO_BODY = 0
export const COUNTED = 1
export const CHUNKS = 2
export const UNTIL_END = 3

/** What contradicts itself in a head; undefined: nothing does, or the era let it be. */
export function contradiction(s: HeadState): Fault | undefined {
  const { flags, rules } = s
  if (flags & (LENGTH | LENGTH_NAMED)) {
    if (rules.refusesLengthAndChunks && flags & CHUNKED) return FAULTS.lengthBesideChunked
    if (rules.refusesLengthAndCoding && flags & (CHUNKED | CODING)) return FAULTS.lengthBesideCoding
  }
  return undefined
}

/** Whether the head asks for another protocol. */
export function asksUpgrade(s: HeadState): boolean {
  if (s.isRequest && s.method === 'CONNECT') return true
  if ((s.flags & UPGRADE) === 0) return false
  if (s.rules.headerUpgrades) return true
  if ((s.flags & CONNECTION_UPGRADE) === 0) return false
  return s.isRequest || !s.rules.statusUpgrades || s.status === 101
}

/** Whether a message is of a version whose connections end with it unless somebody asks to keep them. */
export const isOld = (major: number, minor: number): boolean => major < 1 || minor < 1

/**
 * What version and Connection say of the connection.
 * @param closeOutweighs so does close in what is old
 */
export function keepsAlive(major: number, minor: number, flags: number, closeOutweighs = false): boolean {
  if (!isOld(major, minor)) return (flags & CLOSE) === 0
  return (flags & KEEP_ALIVE) !== 0 && !(closeOutweighs && flags & CLOSE)
}

/** Whether a status without a body is one that is known by its number. */
const isKnown = (status: number): boolean => status <= 103 || status > 199

/** How the body of a response ends. */
export function responseBody(rules: Rules, status: number, flags: number, length: number, keeps: boolean): number {
  if (rules.bodylessHaveNone && isBodyless(status) && (!rules.knownHaveNone || isKnown(status))) return NO_BODY
  if (flags & CHUNKED) return CHUNKS
  if (flags & LENGTH) return length > 0 ? COUNTED : NO_BODY
  if (flags & CODING && (!rules.chunkedAlone || rules.checksCodings)) return UNTIL_END
  if (isBodyless(status) || (keeps && rules.unframedIfClosing)) return NO_BODY
  return UNTIL_END
}

/** How the body of a request ends. */
export function requestBody(rules: Rules, flags: number, length: number): number {
  if (flags & CHUNKED) return CHUNKS
  if (flags & CODING && rules.codedUntilEnd) return UNTIL_END
  return flags & LENGTH && length > 0 ? COUNTED : NO_BODY
}

/** The fault of a request that names codings and is not chunked. */
export function codingFault(rules: Rules, isRequest: boolean, flags: number): Fault | undefined {
  const looks = isRequest && rules.refusesCoded
  return looks && (flags & (CODING | CHUNKED)) === CODING ? FAULTS.coding : undefined
}
