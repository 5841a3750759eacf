/**
 * HTTP_ERAS_DEBUG=wire,agent,parser: prints what the channels of these names tell on stderr, a line an event. It listens as any
 * program can; where the variable is not set, nothing does.
 */

import { erasError } from '../../errors'
import { say } from '../../guard/ledger'
import { type AgentMessage, channels, type ParserMessage, type WireMessage } from './channels'

/** How much of a piece is shown. */
const SHOWN = 160

const escaped = (bytes: Uint8Array): string => {
  const text = Buffer.from(bytes.subarray(0, SHOWN)).toString('latin1')
  const shown = JSON.stringify(text)
    .slice(1, -1)
    .replace(/[\x7f-\xff]|\\u00(..)/g, (char, code?: string) => `\\x${code ?? char.charCodeAt(0).toString(16)}`)
    .replace(/\\"/g, '"')
  return bytes.length > SHOWN ? `${shown}…` : shown
}

/** A text of others, which may have what a terminal obeys. */
const shown = (text: string | undefined): string | undefined => text && escaped(Buffer.from(text, 'latin1'))

const printers = {
  wire: ({ connection, side, direction, bytes }: WireMessage) =>
    `wire ${connection} ${side} ${direction === 'in' ? '<' : '>'} ${bytes.length} B ${escaped(bytes)}`,
  parser: ({ connection, side, event, method, target, status, version, lines, error }: ParserMessage) => {
    const start = method === undefined ? status : `${method} ${escaped(Buffer.from(target ?? '', 'latin1'))}`
    const { code = error?.name, message } = (error ?? {}) as NodeJS.ErrnoException
    const told = {
      head: `${start} HTTP/${version}, ${lines} header lines`,
      complete: '',
      error: `${code}: ${shown(message)}`,
    }
    return `parser ${connection} ${side} ${event} ${told[event]}`.trimEnd()
  },
  agent: ({ connection, event, host, requests }: AgentMessage) =>
    connection === undefined
      ? `agent - ${event}: a request to ${shown(host)}`
      : `agent ${connection} ${event}: request ${requests} to ${shown(host)}`,
} as const

type Word = keyof typeof printers
const words = Object.keys(printers) as Word[]

let printed: string | undefined

/**
 * What a value of HTTP_ERAS_DEBUG asks for.
 * @throws ErasError ERAS_BAD_DEBUG for a word that there is not
 */
export function wordsIn(asked: string): Word[] {
  const given = asked
    .split(',')
    .map(word => word.trim())
    .filter(Boolean)
  for (const word of given) if (!words.includes(word as Word)) throw erasError('ERAS_BAD_DEBUG', word, words)
  return [...new Set(given as Word[])]
}

/**
 * Begins to print what is asked for, once a thread.
 * @param asked the value of HTTP_ERAS_DEBUG
 * @throws ErasError as `wordsIn` does
 */
export function printAsAsked(asked: string | undefined): void {
  if (!asked || printed === asked) return
  const given = wordsIn(asked)
  printed = asked
  for (const word of given) {
    channels[word].subscribe(message => say((printers[word] as (message: unknown) => string)(message)))
  }
}
