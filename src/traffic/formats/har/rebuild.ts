/**
 * HTTP/1.1 bytes of what a HAR keeps: heads as lists and bodies without their codings. Framing is made anew, by
 * Content-Length (RFC 9112, 6), so what a body went through on the wire is gone; pseudo-fields of HTTP/2 become the head
 * that HTTP/1.1 would have had. Whatever the HAR holds, what comes out is one message.
 */

import { isBodyless, isBodylessResponse } from '../../../wire/message-rules'
import { encoded } from './charset'
import { asBytes, type Fault, fieldsOf, type HarField, quoted } from './fields'
import { type HarUrl, targetOf } from './target'

/** What was rebuilt; `lacks` says what the HAR did not have. */
export interface Rebuilt {
  head: Buffer
  body: Buffer
  lacks?: 'body' | 'response'
}

/** What is made of a file from anywhere: any member may be anything. */
type Loose = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const framing = new Set(['content-length', 'transfer-encoding', 'content-encoding', 'connection', 'keep-alive'])

/** Fields that go to the wire as they were: not those of the framing, not those that only HTTP/2 has. */
const kept = (fields: readonly HarField[], also: readonly string[] = []): HarField[] =>
  fields.filter(({ name }) => {
    const lower = name.toLowerCase()
    return !lower.startsWith(':') && !also.includes(lower) && !framing.has(lower)
  })

const fieldValue = (fields: readonly HarField[], name: string): string | undefined =>
  fields.find(field => field.name.toLowerCase() === name)?.value

const lines = (start: string, fields: readonly HarField[]): Buffer =>
  Buffer.from(`${start}\r\n${fields.map(({ name, value }) => `${name}: ${value}\r\n`).join('')}\r\n`, 'latin1')

/** Who asks for another protocol, or switches to it, names it hop by hop too. */
const switching = (fields: readonly HarField[]): HarField[] =>
  fields.filter(({ name, value }) => /^connection$/i.test(name) && /\bupgrade\b/i.test(value))

/** The bytes of a text; undefined if there is none, or what stands there is none. */
function textBytes({ text, encoding, mimeType }: Loose, place: string, fault: Fault): Buffer | undefined {
  if (text === undefined || text === null) return undefined
  if (typeof text !== 'string') {
    fault('parts', `${place}.text`, `is not a text: ${quoted(text)}`)
    return undefined
  }
  if (encoding === 'base64') return Buffer.from(text, 'base64')
  const bytes = encoded(text, typeof mimeType === 'string' ? mimeType : '')
  if (bytes) return bytes
  fault('parts', `${place}.text`, `has characters that its charset has not (${quoted(mimeType)}); taken for UTF-8`)
  return Buffer.from(text)
}

/** The body of a request; undefined if the HAR has not what it was made of. */
function postBytes(post: unknown, place: string, fault: Fault): Buffer | undefined {
  if (post === undefined || post === null) return Buffer.alloc(0)
  if (!isObject(post)) {
    fault('parts', place, `is not an object: ${quoted(post)}`)
    return undefined
  }
  if (post.text !== undefined && post.text !== null && post.text !== '') return textBytes(post, place, fault)
  const params: unknown = post.params
  if (!Array.isArray(params) || params.length === 0) return Buffer.alloc(0)
  if (!/urlencoded/i.test(String(post.mimeType))) return undefined
  const form = new URLSearchParams()
  for (const [k, param] of (params as (Loose | null)[]).entries()) {
    if (typeof param?.name === 'string') form.append(param.name, String(param.value ?? ''))
    else fault('fields', `${place}.params[${k}].name`, `is not a text: ${quoted(param?.name)}`)
  }
  return Buffer.from(form.toString())
}

/** @param method a token */
export function requestBytes(request: Loose, method: string, url: HarUrl, fault: Fault): Rebuilt {
  const fields = fieldsOf(request.headers, 'request.headers', fault)
  const host = fieldValue(fields, 'host') ?? fieldValue(fields, ':authority') ?? url.authority
  const found = postBytes(request.postData, 'request.postData', fault)
  const body = found ?? Buffer.alloc(0)
  const counted = body.length > 0 || fieldValue(fields, 'content-length') !== undefined
  const length = counted ? [{ name: 'Content-Length', value: String(body.length) }] : []
  const head = lines(`${method} ${targetOf(method, url)} HTTP/1.1`, [
    { name: 'Host', value: asBytes(host) },
    ...kept(fields, ['host']),
    ...switching(fields),
    ...length,
  ])
  return { head, body, ...(found ? {} : { lacks: 'body' as const }) }
}

/** Three digits (RFC 9112, 4), and no interim response: what a HAR pairs with a request is its last answer, or a switch. */
const isFinal = (status: unknown): status is number =>
  Number.isInteger(status) && ((status as number) >= 200 || status === 101) && (status as number) <= 999

/** @param method of the request that it answers */
export function responseBytes(response: unknown, method: string, fault: Fault): Rebuilt {
  const none: Rebuilt = { head: Buffer.alloc(0), body: Buffer.alloc(0), lacks: 'response' }
  if (!isObject(response)) {
    if (response !== undefined && response !== null) fault('parts', 'response', `is not an object: ${quoted(response)}`)
    return none
  }
  const { status: message, statusText, content } = response
  const status = typeof message === 'string' && /^\d{3}$/.test(message) ? Number(message) : message
  if (!isFinal(status)) {
    // Tools write 0 where nothing came back.
    if (status) fault('parts', 'response.status', `is no status of an answer: ${quoted(message)}`)
    return none
  }
  const fields = fieldsOf(response.headers, 'response.headers', fault)
  const reason = typeof statusText === 'string' ? asBytes(statusText.replace(/[\r\n\0]+/g, ' ')) : ''
  const start = `HTTP/1.1 ${status} ${reason}`
  if (isBodylessResponse(method, status)) {
    const length = fieldValue(fields, 'content-length')
    const hasLength = method === 'HEAD' && length !== undefined && /^\d+$/.test(length) && !isBodyless(status)
    const own = hasLength ? [{ name: 'Content-Length', value: length }] : []
    return { head: lines(start, [...kept(fields), ...switching(fields), ...own]), body: Buffer.alloc(0) }
  }
  const found = isObject(content) ? textBytes(content, 'response.content', fault) : undefined
  const body = found ?? Buffer.alloc(0)
  const head = lines(start, [...kept(fields), { name: 'Content-Length', value: String(body.length) }])
  const isEmpty = !isObject(content) || !((content.size as number) > 0)
  return { head, body, ...(found || isEmpty ? {} : { lacks: 'body' as const }) }
}
