/** Readings in words: what a version sees of the bytes. */

import { escaped, quoted } from './escaped'
import type { LeftOver, ReadBody, ReadError, Reading, ReadMessage, ReadState } from './types'

const NUMBERS = 'no one two three four five six seven eight nine ten'.split(' ')

const numbered = (count: number, thing: string): string =>
  `${NUMBERS[count] ?? count} ${thing}${count === 1 ? '' : 's'}`
export const bytesText = (count: number): string => `${count} byte${count === 1 ? '' : 's'}`

const isResponse = ({ status }: ReadMessage): boolean => status !== undefined

/** What the messages of a reading are called. */
const kindOf = (message: ReadMessage): string => (isResponse(message) ? 'answer' : 'request')

/** How a message is named in a reading: `request 2`. */
export const nameOfMessage = (message: ReadMessage, at: number): string => `${kindOf(message)} ${at + 1}`

/** The first line of a message. */
export function startLine({ method, reason, status, target, version }: ReadMessage): string {
  if (status !== undefined) return escaped(`HTTP/${version} ${status}${reason ? ` ${reason}` : ''}`)
  return escaped(`${method ?? '(no method)'} ${target} HTTP/${version}`)
}

const FRAMED: Readonly<Record<ReadBody['framing'], string>> = {
  none: '',
  length: ' by its length',
  chunks: ' in chunks',
  'until end': ' until the connection ends',
}

/** A body: how long it is, how it is framed, and how it begins. */
export function bodyText({ digest, framing, length, text }: ReadBody, isWhole = true): string {
  if (framing === 'none' && length === 0) return 'none'
  const some = isWhole ? '' : ' so far'
  const shown = length === 0 ? '' : `: ${quoted(text)}`
  return `${bytesText(length)}${FRAMED[framing]}${some}${shown}${digest ? ` (SHA-256 ${digest.slice(0, 16)}…)` : ''}`
}

const WITHIN = {
  'before a head': 'a message',
  head: 'a head',
  body: 'a body',
  'chunk line': 'a chunk',
  trailers: 'trailers',
} as const

/** The state in words that go on after `then`. */
export function stateText(state: ReadState): string {
  switch (state.is) {
    case 'complete':
      return 'can take another message'
    case 'nothing':
      return 'saw nothing'
    case 'waits': {
      const { missing } = state
      const due = missing === undefined ? '' : missing < 0 ? ', until the connection ends' : `, ${bytesText(missing)}`
      return `waits for more of ${WITHIN[state.within ?? 'head']}${due}`
    }
    case 'closed':
      return 'closes the connection'
    case 'cut':
      return `takes the end of the connection within ${WITHIN[state.within ?? 'head']} for no error`
    case 'refused':
      return 'refuses'
    case 'switched':
      return 'hands the connection to the program'
    case 'destroyed':
      return 'destroys the connection'
  }
}

const WHOSE: Readonly<Record<LeftOver['what'], string>> = {
  'other protocol': 'of another protocol',
  unread: 'not read',
  dropped: 'not looked at',
  surplus: 'behind the answer',
}

/** What is left over. */
export const leftText = ({ from, length, what }: LeftOver): string =>
  `${bytesText(length)} ${WHOSE[what]}, from byte ${from} on`

/** An error as a release tells it: its code, where, and with which status a server answers. */
export function errorText({ answer, at, code, fix, what }: ReadError): string {
  const told = fix === undefined ? (code ?? 'an error without a code') : `the guard (${fix})`
  return `${told} at byte ${at}: ${what}${answer === null ? '' : `, answered with ${answer}`}`
}

/** How many messages somebody is told of, and how far the last one came. */
function messagesText({ count, messages }: Reading, refused: boolean): string {
  const [first] = messages
  if (!first) return refused ? '' : 'nothing'
  const kind = isResponse(first) ? 'answer' : 'request'
  const unseen = messages.filter(({ told }) => told === 'nobody').length
  const last = messages[messages.length - 1]
  const cut = count === messages.length && !last.complete ? ' without its end' : ''
  const seen = count - unseen
  const own = unseen > 0 ? `${numbered(unseen, kind)} that no listener is told of` : ''
  const told = seen > 0 || unseen === 0 ? numbered(seen, kind) : ''
  const ending = cut && count > 1 ? ', the last one without its end' : cut
  return [told, own].filter(Boolean).join(' and ') + ending
}

/** What a version makes of the bytes, in one line: `two requests`, `one request, then refuses`. */
export function summaryOf(reading: Reading): string {
  const { error, left, state } = reading
  const messages = messagesText(reading, error !== null)
  const then =
    state.is === 'complete' || state.is === 'nothing' || (state.is === 'closed' && left === null)
      ? ''
      : error
        ? 'refuses'
        : stateText(state)
  const over = left ? `${bytesText(left.length)} ${WHOSE[left.what]}` : ''
  const parts = [messages, then && (messages && messages !== 'nothing' ? `then ${then}` : then), over]
  const said = parts.filter(part => part && part !== 'nothing')
  return said.length > 0 ? said.join(', ') : 'nothing'
}

/** A list of versions as spans of all that were asked: `0.4 … 0.10, 12`. */
export function spansOf(versions: readonly string[], all: readonly string[]): string {
  const spans: string[][] = []
  let before = -2
  for (const version of versions) {
    const at = all.indexOf(version)
    if (at === before + 1) spans[spans.length - 1].push(version)
    else spans.push([version])
    before = at
  }
  return spans.map(span => (span.length > 2 ? `${span[0]} … ${span[span.length - 1]}` : span.join(', '))).join(', ')
}
