/** Bodies as a HAR shows them: without their content coding, as text where they are text, else in base64. */

import type { Content, Header, PostData } from 'har-format'
import { decoded, isText, valuesOf } from '../../exchanges/coding'

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
  const mimeType = valuesOf(headers, 'content-type')
  const bytes = body.length > 0 ? decoded(body, headers) : body
  const saved = sent >= 0 ? { compression: bytes.length - sent } : {}
  return { size: bytes.length, mimeType, ...saved, ...(bytes.length > 0 ? message(bytes, mimeType) : {}) }
}

/** HAR has no base64 for what is sent; like browsers, we say it in the same way as for responses. */
export function postDataOf(body: Buffer, mimeType = ''): PostData {
  return { mimeType, ...message(body, mimeType) } as PostData
}
