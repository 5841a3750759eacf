/**
 * Text as bytes of a charset: a HAR has bodies as text, and on the wire they were in the charset of their type. Names of
 * charsets mean what they mean to browsers (WHATWG Encoding): iso-8859-1 is windows-1252.
 */

import { packageFor } from '../../../shared/optional-package'

const label = /charset\s*=\s*"?([^\s";]+)/i

/**
 * @param mimeType a Content-Type; UTF-8 where it names no charset that is known
 * @returns the bytes; undefined if the text has characters that its charset has not
 */
export function encoded(text: string, mimeType: string): Buffer | undefined {
  const charset = charsetOf(mimeType)
  if (charset === 'utf-8') return Buffer.from(text)
  const iconv = packageFor(`a body of a HAR in ${charset}`, 'iconv-lite') as typeof import('iconv-lite')
  if (!iconv.encodingExists(charset)) return undefined
  const bytes = iconv.encode(text, charset)
  return iconv.decode(bytes, charset, { stripBOM: false }) === text ? bytes : undefined
}

function charsetOf(mimeType: string): string {
  const [, named] = label.exec(mimeType) ?? []
  if (named === undefined) return 'utf-8'
  try {
    return new TextDecoder(named).encoding
  } catch {
    return 'utf-8'
  }
}
