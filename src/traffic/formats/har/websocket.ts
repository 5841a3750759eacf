/**
 * What passes on a WebSocket, as Chrome saves it in a HAR: a list of messages with their times. Texts are texts, all else is base64.
 * On the way in each message becomes one frame, a client's with a mask; compression is not made anew.
 */

import { createHash } from 'node:crypto'
import type { Side } from '../../../transcript/types'
import type { Exchange } from '../../exchanges/exchanges'
import type { Flow } from '../../exchanges/flow'
import { CLOSE, deflateOf, frameOf, messagesOf, TEXT } from '../../exchanges/websocket'
import { quoted } from './fields'

/** A message as a HAR has it. */
export interface HarMessage {
  type: 'send' | 'receive'
  /** Seconds since 1970. */
  time: number
  opcode: number
  data: string
  /** Ours: a text that is no UTF-8 is in base64, too. */
  _encoding?: 'base64'
  /** Ours: the data is compressed, because it could not be taken apart. */
  _coding?: 'permessage-deflate'
}

const typeOf = { client: 'send', server: 'receive' } as const

const valuesOf = (headers: readonly string[], name: string): string =>
  headers.filter((_, k) => k % 2 === 1 && headers[k - 1].toLowerCase() === name).join(', ')

/** Whether an exchange opened a WebSocket. */
export function opensWebSocket({ answers }: Pick<Exchange, 'answers'>): boolean {
  const head = answers[answers.length - 1]?.head
  return head?.statusCode === 101 && /(^|,)\s*websocket\s*(,|$)/i.test(valuesOf(head.headers, 'upgrade'))
}

/**
 * The messages of a WebSocket in the order of their times.
 * @param opening the exchange that opened it
 * @param tunnel what passed then
 * @param seconds when a byte of a side came, since 1970
 */
export function harMessages(
  opening: Exchange,
  tunnel: Exchange,
  flow: Flow,
  seconds: (from: Side, at: number) => number,
): { messages: HarMessage[]; comment: string | undefined } {
  const extensions = valuesOf(opening.answers[opening.answers.length - 1].head.headers, 'sec-websocket-extensions')
  const spans = { client: tunnel.request, server: tunnel.response }
  const comments: string[] = []
  const all = (['client', 'server'] as const).flatMap(side => {
    const { start, end } = spans[side]
    const { messages, unread } = messagesOf(flow[side].subarray(start, end), side, deflateOf(extensions, side))
    if (unread)
      comments.push(`${end - start - unread.at} bytes of the ${side} are not among the messages: ${unread.why}`)
    return messages.map(({ end: last, opcode, data, packed }): HarMessage => {
      const text = data.toString()
      const isText = opcode === TEXT && !packed
      const keeps = isText && Buffer.from(text).equals(data)
      return {
        type: typeOf[side],
        time: seconds(side, start + last - 1),
        opcode,
        data: keeps ? text : data.toString('base64'),
        ...(isText && !keeps ? { _encoding: 'base64' } : {}),
        ...(packed ? { _coding: 'permessage-deflate' } : {}),
      }
    })
  })
  const messages = all.sort((a, b) => a.time - b.time)
  return { messages, comment: comments.length > 0 ? comments.join('; ') : undefined }
}

/** A frame that is to be sent. */
export interface HarFrame {
  from: Side
  bytes: Buffer
  /** Milliseconds since 1970; undefined where the HAR does not say. */
  at: number | undefined
}

type PartFault = (kind: 'parts', place: string, message: string) => void

/** Control frames are short (RFC 6455, 5.5). */
const mostControl = 125
const isBase64 = (text: string): boolean => /^[A-Za-z0-9+/_-]*={0,2}$/.test(text)

/** The frames of a list of messages; what is none is left out and named. */
export function framesOfHar(list: unknown, fault: PartFault): HarFrame[] {
  const place = '_webSocketMessages'
  if (!Array.isArray(list)) {
    fault('parts', place, `is not a list: ${quoted(list)}`)
    return []
  }
  return (list as unknown[]).flatMap((one, k): HarFrame[] => {
    const name = `${place}[${k}]`
    const bad = (field: string, message: string): [] => {
      fault('parts', `${name}.${field}`, message)
      return []
    }
    const { type, time, opcode, data, _encoding, _coding } = (one ?? {}) as Readonly<Record<string, unknown>>
    if (type !== 'send' && type !== 'receive') return bad('type', `is neither "send" nor "receive": ${quoted(type)}`)
    const known =
      opcode === TEXT ||
      opcode === 2 ||
      (Number.isInteger(opcode) && (opcode as number) >= CLOSE && (opcode as number) <= 10)
    if (!known) return bad('opcode', `is of no message: ${quoted(opcode)}`)
    if (typeof data !== 'string') return bad('data', `is not a text: ${quoted(data)}`)
    if (_coding !== undefined) return bad('_coding', `is not made anew: ${quoted(_coding)}`)
    const isText = opcode === TEXT && _encoding !== 'base64'
    if (!isText && !isBase64(data)) return bad('data', `is no base64: ${quoted(data)}`)
    const bytes = Buffer.from(data, isText ? 'utf8' : 'base64')
    if ((opcode as number) >= CLOSE && bytes.length > mostControl)
      return bad('data', `has ${bytes.length} bytes, and a frame of opcode ${opcode} has ${mostControl} at most`)
    // The same each time the HAR is read, so that what is read can be compared.
    const key = type === 'send' ? createHash('sha256').update(`${k} ${data}`).digest().subarray(0, 4) : undefined
    const at = typeof time === 'number' && Number.isFinite(time) ? time * 1000 : undefined
    if (at === undefined) fault('parts', `${name}.time`, `is not a time: ${quoted(time)}`)
    return [{ from: type === 'send' ? 'client' : 'server', bytes: frameOf(opcode as number, bytes, key), at }]
  })
}
