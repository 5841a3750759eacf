/**
 * Whether what a parser told is what the strict reader reads: the same messages with the same bodies, or fewer of them where
 * the parser refused, or closes the connection.
 */

import type { Case, Event, Told } from './cases'
import { bytesOf } from './cases'
import { readStrictly, type StrictMessage } from './strict-reader'

interface Message {
  readonly head: Extract<Event, [is: 'head', ...unknown[]]>
  body: string
  trailers: string[] | undefined
}

function messagesOf(told: Told): Message[] {
  const messages: Message[] = []
  for (const event of told) {
    const last = messages[messages.length - 1]
    if (event[0] === 'head') messages.push({ head: event, body: '', trailers: undefined })
    else if (event[0] === 'body') last.body += event[1]
    else if (event[0] === 'end') last.trailers = event[1]
  }
  return messages
}

const shown = (value: unknown) => JSON.stringify(value)

/** What is not ASCII may be told in the charset of the era. */
const ascii = (text: string): string => text.replace(/[^\0-\x7f]+/g, '?')
const sameTarget = (bytes: string, text: string): boolean => bytes === text || ascii(bytes) === ascii(text)

/** In what a message is another one. */
function otherThan(strict: StrictMessage, { head, body, trailers }: Message, heard: boolean): string | undefined {
  const [, major, minor, what, text] = head
  if (what !== strict.what) return `${strict.what}, not ${what}`
  if (typeof what === 'string' && !sameTarget(strict.target, text!))
    return `the target ${shown(strict.target)}, not ${shown(text)}`
  if (major !== 1 || minor !== strict.minor) return `version 1.${strict.minor}, not ${major}.${minor}`
  // What follows is not HTTP for either.
  if (strict.framing === 'tunnel' || (head[6] && heard)) return undefined
  const whole = trailers !== undefined
  if (whole ? body !== strict.body : !strict.body.startsWith(body)) return `other bytes of a body (${strict.framing})`
  if (whole && !strict.complete && strict.framing !== 'until the end') return `a body that goes on (${strict.framing})`
  return undefined
}

/** What is read otherwise; undefined: nothing. */
export function notAlike(it: Case, told: Told): string | undefined {
  const bytes = Buffer.from(bytesOf(it), 'latin1').toString('latin1')
  const { messages, refused } = readStrictly(bytes, it.kind, it.skips)
  const last = told[told.length - 1]
  if (last[0] === 'threw' || last[0] === 'died') return last[0]
  const read = messagesOf(told)
  for (const [i, message] of read.entries()) {
    const strict = messages[i]
    if (!strict) {
      const before = messages[i - 1]
      if (refused) return `read, though refused: ${refused.why}`
      return before && !before.persists ? 'a message after the last one' : 'a message that is not there'
    }
    const other = otherThan(strict, message, it.hears)
    if (other) return other
    // Another protocol follows: what it begins with is told apart elsewhere.
    if ((message.head[6] && it.hears) || strict.framing === 'tunnel') return undefined
  }
  const mayStop = last[0] === 'error' || last[0] === 'other' || read.at(-1)?.head[5] === false
  if (read.length < messages.length && !mayStop) return 'a message that was not read'
  const end = messages[read.length - 1]
  const own = read[read.length - 1]
  if (end?.complete && end.framing !== 'tunnel' && own.trailers === undefined && last[0] !== 'error') {
    return `the end of a body (${end.framing}) that was not read`
  }
  return undefined
}
