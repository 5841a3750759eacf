/** A request and its answer as a person reads them: heads, and bodies without framing and codings, as text where they are text. */

import { visible } from '../../shared/markup'
import type { Head } from '../../wire/head'
import { decoded, isText, valuesOf } from '../exchanges/coding'
import type { Message } from '../exchanges/messages'
import type { SeenWhole } from './requests'

/** A message without its framing. */
export interface ShownMessage {
  readonly start: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** How many bytes the body has without framing and codings. */
  readonly size: number
  /** The body, if it is text; else its bytes. */
  readonly body: string | Buffer
}

const fieldsOf = ({ headers }: Head): [string, string][] =>
  Array.from({ length: headers.length >> 1 }, (_, k) => [headers[2 * k], headers[2 * k + 1]])

const charset = /charset\s*=\s*"?([^\s";]+)/i

/** As text, if all of it is: in the charset that it names, and nothing in it that no text has. */
function textIn(bytes: Buffer, type: string): string | undefined {
  if (type !== '' && !isText(type) && !charset.test(type)) return undefined
  try {
    const text = new TextDecoder(charset.exec(type)?.[1] ?? 'utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return /[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

function shownMessage({ head, body }: Message, isRequest: boolean): ShownMessage {
  const pairs = fieldsOf(head)
  const version = `HTTP/${head.versionMajor}.${head.versionMinor}`
  const headers = pairs.map(([name, value]) => ({ name, value }))
  const bytes = decoded(Buffer.concat(body), headers)
  return {
    start: isRequest ? `${head.method} ${head.url} ${version}` : `${version} ${head.statusCode} ${head.statusMessage}`,
    headers: pairs,
    size: bytes.length,
    body: bytes.length === 0 ? '' : (textIn(bytes, valuesOf(headers, 'content-type')) ?? bytes),
  }
}

/** The messages of an exchange in order: the request, interim answers, the answer. */
export const messagesOf = ({
  exchange: { asked, answers },
}: SeenWhole): (ShownMessage & { from: 'client' | 'server' })[] => [
  ...(asked ? [{ from: 'client' as const, ...shownMessage(asked, true) }] : []),
  ...answers.map(answer => ({ from: 'server' as const, ...shownMessage(answer, false) })),
]

const ROW = 16

/** Bytes as a table: offset, hexadecimal, ASCII. */
export function* hexLines(bytes: Buffer): Generator<string> {
  for (let at = 0; at < bytes.length; at += ROW) {
    const row = bytes.subarray(at, at + ROW)
    const hex = row
      .toString('hex')
      .replace(/../g, '$& ')
      .padEnd(ROW * 3)
    yield `${at.toString(16).padStart(8, '0')}  ${hex} ${row.toString('latin1').replace(/[^\x20-\x7e]/g, '.')}`
  }
}

/** A line of text that a terminal can show: tabs stay, all else that cannot be seen is written as an escape. */
const shownText = (line: string): string => line.split('\t').map(visible).join('\t')

const signs = { client: '>', server: '<' }

/**
 * @param most how many bytes of a body are shown
 */
export function* decodedLines(whole: SeenWhole, most: number): Generator<string> {
  for (const { from, start, headers, size, body } of messagesOf(whole)) {
    const sign = signs[from]
    yield `${sign} ${visible(start).trimEnd()}`
    for (const [name, value] of headers) yield `${sign} ${visible(name)}: ${visible(value)}`
    yield sign
    const shown = body.slice(0, most)
    if (typeof shown === 'string') {
      if (shown !== '') for (const line of shown.split(/\r?\n/)) yield `  ${shownText(line)}`
    } else for (const line of hexLines(shown)) yield `  ${line}`
    if (body.length > shown.length) yield `  … ${size} bytes in all (--full shows them)`
  }
}
