/**
 * HTTP/1.1 bytes of what a HAR keeps: heads as lists and bodies without their codings. Framing is made anew, by
 * Content-Length (RFC 9112, 6), so what a body went through on the wire is gone; pseudo-fields of HTTP/2 become the head
 * that HTTP/1.1 would have had.
 */

import type { Content, Header, PostData, Request, Response } from 'har-format'

/** What was rebuilt; `lacks` says what the HAR did not have. */
export interface Rebuilt {
  head: Buffer
  body: Buffer
  lacks?: 'body' | 'response'
}

const framing = new Set(['content-length', 'transfer-encoding', 'content-encoding', 'connection', 'keep-alive'])

/** Fields that go to the wire as they were: not those of the framing, not those that only HTTP/2 has. */
const kept = (headers: readonly Header[], also: readonly string[] = []): Header[] =>
  headers.filter(({ name }) => {
    const lower = name.toLowerCase()
    return !lower.startsWith(':') && !also.includes(lower) && !framing.has(lower)
  })

const fieldOf = (headers: readonly Header[], name: string): string | undefined =>
  headers.find(header => header.name.toLowerCase() === name)?.value

/** One line each; a value that has line ends (lists joined so by some tools) is one field for each. */
function lines(start: string, headers: readonly Header[]): Buffer {
  const text = headers.flatMap(({ name, value }) => value.split(/[\r\n]+/).map(line => `${name}: ${line}\r\n`)).join('')
  return Buffer.from(`${start}\r\n${text}\r\n`, 'latin1')
}

/** A value of a head is bytes; characters beyond them can only have been UTF-8. */
const asBytes = (text: string): string => (/[^\0-\xff]/.test(text) ? Buffer.from(text).toString('latin1') : text)

const fieldsAsBytes = (headers: readonly Header[]): Header[] =>
  headers.map(({ name, value }) => ({ name: asBytes(name), value: asBytes(value) }))

const charset = (mimeType: string | undefined): BufferEncoding =>
  /charset="?(iso-8859-1|latin1|us-ascii)\b/i.test(mimeType ?? '') ? 'latin1' : 'utf8'

function contentBytes({
  text,
  encoding,
  mimeType,
}: Pick<Content, 'text' | 'encoding' | 'mimeType'>): Buffer | undefined {
  if (text === undefined || text === null) return undefined
  return encoding === 'base64' ? Buffer.from(text, 'base64') : Buffer.from(text, charset(mimeType))
}

function postBytes(post: PostData): Buffer | undefined {
  if (post.text) return contentBytes(post as Content)
  const { params } = post
  if (!params || params.length === 0) return Buffer.alloc(0)
  if (!/urlencoded/i.test(post.mimeType)) return undefined
  return Buffer.from(
    new URLSearchParams(params.map(({ name, value }): [string, string] => [name, value ?? ''])).toString(),
  )
}

/** A request line has the target in origin form (RFC 9112, 3.2.1); CONNECT names the authority. */
function targetOf(method: string, url: URL): string {
  if (method === 'CONNECT') return url.host || url.pathname
  return `${url.pathname || '/'}${url.search}`
}

/** @throws TypeError for a URL that is none */
export function requestBytes(request: Request): Rebuilt & { url: URL } {
  const url = new URL(request.url)
  const method = asBytes(request.method)
  const fields = kept(request.headers, ['host'])
  const host = fieldOf(request.headers, 'host') ?? fieldOf(request.headers, ':authority') ?? url.host
  const found = request.postData ? postBytes(request.postData) : Buffer.alloc(0)
  const body = found ?? Buffer.alloc(0)
  const counted = body.length > 0 || fieldOf(request.headers, 'content-length') !== undefined
  const length = counted ? [{ name: 'Content-Length', value: String(body.length) }] : []
  const head = lines(`${method} ${asBytes(targetOf(method, url))} HTTP/1.1`, [
    { name: 'Host', value: asBytes(host) },
    ...fieldsAsBytes(fields),
    ...length,
  ])
  return { head, body, url, ...(found ? {} : { lacks: 'body' as const }) }
}

/** Statuses whose responses have no body, and no Content-Length of it either. */
const isBodyless = (status: number): boolean => status < 200 || status === 204 || status === 304

/** @param method of the request that it answers */
export function responseBytes(response: Response, method: string): Rebuilt {
  const { status, statusText, headers, content } = response
  if (!status) return { head: Buffer.alloc(0), body: Buffer.alloc(0), lacks: 'response' }
  const reason = asBytes((statusText ?? '').replace(/[\r\n]+/g, ' '))
  const start = `HTTP/1.1 ${status} ${reason}`
  if (method === 'HEAD' || isBodyless(status)) {
    const length = fieldOf(headers, 'content-length')
    const fields = fieldsAsBytes(kept(headers))
    if (length !== undefined && !isBodyless(status)) fields.push({ name: 'Content-Length', value: length })
    return { head: lines(start, fields), body: Buffer.alloc(0) }
  }
  const found = content ? contentBytes(content) : undefined
  const body = found ?? Buffer.alloc(0)
  const head = lines(start, [...fieldsAsBytes(kept(headers)), { name: 'Content-Length', value: String(body.length) }])
  return { head, body, ...(found || !(content?.size > 0) ? {} : { lacks: 'body' as const }) }
}
