/**
 * Rows of traffic as HAR 1.2: an entry for each request, with bodies as a browser would show them. The connection byte
 * for byte is in an extension field of its first entry, so that nothing is lost on the way back.
 */

import { isIP } from 'node:net'
import type { Cookie, Entry, Header, QueryString } from 'har-format'
import type { Side, Traffic } from '../../../transcript/types'
import { clockOf } from '../../exchanges/clock'
import { type Exchange, splitFlow } from '../../exchanges/exchanges'
import { type Flow, flowOf } from '../../exchanges/flow'
import type { Message } from '../../exchanges/messages'
import { contentOf, postDataOf } from './content'
import { EXTENSION } from './import'
import { harMessages, opensWebSocket } from './websocket'

/** What stands before and after the entries of a HAR. */
export function harFrame(version: string): { start: string; end: string } {
  const creator = JSON.stringify({ name: 'http-eras', version })
  return { start: `{"log":{"version":"1.2","creator":${creator},"pages":[],"entries":[\n`, end: '\n]}}\n' }
}

const pairs = (flat: readonly string[]): Header[] =>
  Array.from({ length: flat.length >> 1 }, (_, k) => ({ name: flat[2 * k], value: flat[2 * k + 1] }))

const fieldOf = (headers: readonly Header[], name: string): string | undefined =>
  headers.find(header => header.name.toLowerCase() === name)?.value

const versionOf = ({ head }: Message): string => `HTTP/${head.versionMajor}.${head.versionMinor}`

/** RFC 6265, 5.4 and 5.2: names and values, and the attributes that HAR has. */
function cookiesOf(headers: readonly Header[]): Cookie[] {
  const split = (text: string) => text.split(/;\s*/).filter(part => part !== '')
  const cookie = (part: string): Cookie => {
    const [, name, value] = /^([^=]*)=?(.*)$/s.exec(part) as RegExpExecArray
    return { name, value }
  }
  return headers.flatMap(({ name, value }) => {
    const field = name.toLowerCase()
    if (field === 'cookie') return split(value).map(cookie)
    if (field !== 'set-cookie') return []
    const [first, ...attributes] = split(value)
    if (first === undefined) return []
    const its = cookie(first)
    for (const attribute of attributes) {
      const { name, value } = cookie(attribute)
      const key = name.toLowerCase()
      if (key === 'path' || key === 'domain') its[key] = value
      else if (key === 'expires' && !Number.isNaN(Date.parse(value))) its.expires = new Date(value).toISOString()
      else if (key === 'httponly') its.httpOnly = true
      else if (key === 'secure') its.secure = true
    }
    return [its]
  })
}

function urlOf(row: Traffic, { target, method }: Exchange, headers: readonly Header[]): string {
  const scheme = row.tls ? 'https' : 'http'
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(target)) return target
  const authority = method === 'CONNECT' ? target : fieldOf(headers, 'host') || row.server || 'unknown'
  return `${scheme}://${authority}${method === 'CONNECT' ? '' : target.startsWith('/') ? target : `/${target}`}`
}

const queryOf = (target: string): QueryString[] => {
  const query = /\?([^#]*)/.exec(target)?.[1]
  return query ? Array.from(new URLSearchParams(query), ([name, value]) => ({ name, value })) : []
}

/** Head of a message in bytes: up to its body. */
const headSize = (bytes: Buffer, start: number, end: number): number => {
  const blank = bytes.indexOf('\r\n\r\n', start, 'latin1')
  return blank < 0 || blank >= end ? -1 : blank + 4 - start
}

/**
 * The entries of a connection, as texts of JSON.
 * @param row all of the connection, not a part
 * @returns none if it has no HTTP in it: a HAR has no place for it
 */
export function harEntries(row: Traffic): string[] {
  const flow = flowOf(row.connections[0])
  const all = splitFlow(flow)
  const ms = clockOf(flow)
  const clock = (from: Side, at: number) => ms(from, at) ?? 0
  const began = row.at ? Date.parse(row.at) : 0
  const context = { row, flow, began, clock }
  const seconds = (from: Side, at: number) => (began + clock(from, at)) / 1000
  // What is not HTTP comes last.
  return all
    .filter(exchange => exchange.kind === 'http')
    .map((exchange, k) => {
      const entry = entryOf(context, exchange)
      const extension = { [EXTENSION]: k === 0 ? { row } : { rowOf: row.id } }
      if (!opensWebSocket(exchange)) return JSON.stringify({ ...entry, ...extension })
      const tunnel = all[k + 1]
      const { messages, comment } = tunnel
        ? harMessages(exchange, tunnel, flow, seconds)
        : { messages: [], comment: undefined }
      const socket = { _resourceType: 'websocket', _webSocketMessages: messages, comment }
      return JSON.stringify({ ...entry, ...socket, ...extension })
    })
}

interface Context {
  row: Traffic
  flow: Flow
  /** When the connection began, in milliseconds since 1970. */
  began: number
  clock: (from: Side, at: number) => number
}

function entryOf({ row, flow, began, clock }: Context, exchange: Exchange): Entry {
  const { request, response, asked, answers, method } = exchange
  const headers = pairs(asked?.head.headers ?? [])
  const start = clock('client', request.start)
  const sent = clock('client', Math.max(request.start, request.end - 1))
  const answer = answers[answers.length - 1]
  const first = answer ? clock('server', answer.start) : sent
  const last = answer ? clock('server', Math.max(answer.start, response.end - 1)) : sent
  const host = row.server?.replace(/:\d+$/, '').replace(/^\[|\]$/g, '')
  const body = Buffer.concat(asked?.body ?? [])
  const requestHead = headSize(flow.client, request.start, request.end)
  return {
    startedDateTime: new Date(began + start).toISOString(),
    time: Math.max(0, last - start),
    request: {
      method,
      url: urlOf(row, exchange, headers),
      httpVersion: asked ? versionOf(asked) : 'HTTP/1.1',
      cookies: cookiesOf(headers.filter(({ name }) => name.toLowerCase() === 'cookie')),
      headers,
      queryString: queryOf(exchange.target),
      ...(body.length > 0 ? { postData: postDataOf(body, fieldOf(headers, 'content-type')) } : {}),
      headersSize: requestHead,
      bodySize: requestHead < 0 ? -1 : request.end - request.start - requestHead,
    },
    response: responseOf(flow, exchange),
    cache: {},
    timings: { send: Math.max(0, sent - start), wait: Math.max(0, first - sent), receive: Math.max(0, last - first) },
    ...(host && isIP(host) ? { serverIPAddress: host } : {}),
    connection: row.id,
  }
}

function responseOf(flow: Flow, { answers, response }: Exchange): Entry['response'] {
  const answer = answers[answers.length - 1]
  const headers = pairs(answer?.head.headers ?? [])
  const size = answer ? headSize(flow.server, answer.start, response.end) : -1
  const sent = answer && size >= 0 ? response.end - answer.start - size : -1
  return {
    // As browsers write it where nothing came back.
    status: answer?.head.statusCode ?? 0,
    statusText: answer?.head.statusMessage ?? '',
    httpVersion: answer ? versionOf(answer) : '',
    cookies: cookiesOf(headers.filter(({ name }) => name.toLowerCase() === 'set-cookie')),
    headers,
    content: contentOf(Buffer.concat(answer?.body ?? []), headers, sent),
    redirectURL: fieldOf(headers, 'location') ?? '',
    headersSize: size,
    bodySize: sent,
  }
}
