/** What the headers of an outgoing message may be, as headers.ts makes it of a profile. */

import type { HeaderValue, OutgoingMessage } from '../shapes/outgoing'
import type { MessagePart } from './wording'

/** What is checked when a header is set, and what is checked or changed when a head or a trailer is written. */
export interface HeaderRules {
  /** @throws what the era threw for a name or a value that it refused */
  check(part: MessagePart, name: string, value: unknown, message?: OutgoingMessage): void
  /** Trailers may be undefined. @throws as check */
  checkTrailer(name: string, value: unknown, message?: OutgoingMessage): void
  /** The value as it goes out. */
  clean(value: HeaderValue): HeaderValue
  /** The same of a trailer. */
  cleanTrailer(value: HeaderValue): HeaderValue
  /** Whether a header is looked at when it is set. */
  readonly checks: boolean
  /** Whether `check` and `clean` do nothing. */
  readonly lax: boolean
}
