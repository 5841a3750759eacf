/** Bodies as a HAR shows them: without their content coding, as text where they are text, else in base64. */

import type { Content, Header, PostData } from 'har-format'

type Unpack = (bytes: Buffer) => Buffer

const most = { maxOutputLength: 256 * 1024 * 1024 }

/** By content coding (RFC 9110, 8.4.1). */
const codings: Readonly<Record<string, Unpack>> = {
  gzip: bytes => zlib().gunzipSync(bytes, most),
  'x-gzip': bytes => zlib().gunzipSync(bytes, most),
  br: bytes => zlib().brotliDecompressSync(bytes, most),
  // Some servers send it without its wrapper.
  deflate: bytes => {
    try {
      return zlib().inflateSync(bytes, most)
    } catch {
      return zlib().inflateRawSync(bytes, most)
    }
  },
  identity: bytes => bytes,
}

const zlib = () => require('node:zlib') as typeof import('node:zlib')

const isText = (type: string): boolean =>
  /^text\/|[/+](json|xml|javascript|ecmascript|x-www-form-urlencoded|graphql|yaml)\b/i.test(type)

const all = (headers: readonly Header[], name: string): string =>
  headers
    .filter(header => header.name.toLowerCase() === name)
    .map(header => header.value)
    .join(', ')

/** Without its codings; as it is where one is unknown or the body does not keep to it. */
export function decoded(body: Buffer, headers: readonly Header[]): Buffer {
  const names = all(headers, 'content-encoding')
    .toLowerCase()
    .split(/\s*,\s*/)
    .filter(Boolean)
  let bytes = body
  try {
    for (const name of names.reverse()) {
      if (!Object.hasOwn(codings, name)) return body
      bytes = codings[name](bytes)
    }
    return bytes
  } catch {
    return body
  }
}

/** As text if that keeps every byte, else in base64. */
function message(body: Buffer, type: string): { text: string; encoding?: string } {
  if (isText(type) || type === '') {
    const text = body.toString()
    if (Buffer.from(text).equals(body) && !/charset="?(iso-8859-1|latin1)/i.test(type)) return { text }
  }
  return { text: body.toString('base64'), encoding: 'base64' }
}

/** @param sent how many bytes its body had on the wire; -1 if unknown */
export function contentOf(body: Buffer, headers: readonly Header[], sent: number): Content {
  const mimeType = all(headers, 'content-type')
  const bytes = body.length > 0 ? decoded(body, headers) : body
  const saved = sent >= 0 ? { compression: bytes.length - sent } : {}
  return { size: bytes.length, mimeType, ...saved, ...(bytes.length > 0 ? message(bytes, mimeType) : {}) }
}

/** HAR has no base64 for what is sent; like browsers, we say it in the same way as for responses. */
export function postDataOf(body: Buffer, mimeType = ''): PostData {
  return { mimeType, ...message(body, mimeType) } as PostData
}
