/**
 * What of a request decides which recorded answer it gets, besides what it is for: the fields on which an answer such as 304 or
 * 206 depends. Bodies and chosen fields are exchange-index.ts's.
 */

import { fieldsOf } from '../../traffic/exchanges/asked'

/** Fields that make another answer of the same resource (RFC 9110, 13.1 and 14.2), and those that ask to leave HTTP. */
export const conditional = [
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'range',
  'upgrade',
] as const
const none: ReadonlySet<string> = new Set()

/**
 * What a request makes its answer depend on, as text; empty for nothing.
 * @param ignored names of fields that do not count
 */
export function conditionsOf(headers: readonly string[], ignored: ReadonlySet<string> = none): string {
  let message = ''
  for (const name of conditional) {
    if (ignored.has(name)) continue
    const values = fieldsOf(headers, name)
    if (values.length > 0) message += `\n${name}: ${values.join(', ')}`
  }
  return message
}

const dependent: ReadonlySet<number> = new Set([101, 206, 304, 412, 416])

/** Whether an answer of this status is for nobody but those who asked with the same conditions. */
export const isConditional = (status: number | undefined): boolean => status !== undefined && dependent.has(status)
