/** Bytes as text that can be shown, typed and pasted: no control character leaves as it is. */

import { erasError } from '../errors'

const NAMED: Readonly<Record<string, string>> = { '\r': '\\r', '\n': '\\n', '\t': '\\t', '\\': '\\\\' }
const BYTES: Readonly<Record<string, string>> = { r: '\r', n: '\n', t: '\t', '0': '\0', '\\': '\\', '"': '"', "'": "'" }

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0')

function escapeOf(letter: string): string {
  const code = letter.codePointAt(0) as number
  return NAMED[letter] ?? (code <= 0xff ? `\\x${hex(code, 2)}` : `\\u{${hex(code, 4)}}`)
}

/** A text, one byte a character or decoded, as printable ASCII: `\r`, `\n`, `\t`, `\\`, `\xHH`, and `\u{…}` of what is no byte. */
export const escaped = (text: string): string => text.replace(/[^ -[\]-~]/gu, escapeOf)

/** The same, cut to so many characters, in quotation marks. */
export function quoted(text: string, most = 72): string {
  const shown = escaped(text.slice(0, most)).replaceAll('"', '\\"')
  return text.length > most ? `"${shown}…"` : `"${shown}"`
}

/** As an argument for a shell: in apostrophes. */
export const shellQuoted = (text: string): string => `'${escaped(text).replaceAll("'", '\\x27')}'`

const ESCAPE = /\\(?:x([0-9a-f]{2})|u\{([0-9a-f]{1,6})\}|([\s\S]?))/gi

/**
 * Bytes of a text with escapes: `\r`, `\n`, `\t`, `\0`, `\\`, `\"`, `\'` and `\xHH`. What is no ASCII is UTF-8, as the terminal
 * gave it.
 * @param where names the text in messages
 * @throws ErasError ERAS_BAD_BYTES for any other escape
 */
export function unescaped(text: string, where: string): Buffer {
  const parts: Buffer[] = []
  let from = 0
  for (const found of text.matchAll(ESCAPE)) {
    const [whole, byte, point, letter = ''] = found
    parts.push(Buffer.from(text.slice(from, found.index)))
    from = found.index + whole.length
    if (byte !== undefined) parts.push(Buffer.from([Number.parseInt(byte, 16)]))
    else if (point !== undefined && Number.parseInt(point, 16) <= 0x10ffff) {
      parts.push(Buffer.from(String.fromCodePoint(Number.parseInt(point, 16))))
    } else if (Object.hasOwn(BYTES, letter)) parts.push(Buffer.from(BYTES[letter], 'latin1'))
    else {
      const known = 'the escapes are \\r \\n \\t \\0 \\xHH \\" \\\' and \\\\'
      throw erasError('ERAS_BAD_BYTES', where, `'${escaped(whole)}' at character ${found.index + 1}: ${known}`)
    }
  }
  parts.push(Buffer.from(text.slice(from)))
  return Buffer.concat(parts)
}

/**
 * Bytes of hexadecimal digits; blanks, line ends, colons, commas and `0x` may stand between them.
 * @throws ErasError ERAS_BAD_BYTES for anything else, and for half a byte
 */
export function unhexed(text: string, where: string): Buffer {
  const digits = text.replace(/0x(?=[0-9a-f]{2})|[\s:,]/gi, '')
  const wrong = /[^0-9a-f]/i.exec(digits)
  if (wrong) {
    throw erasError('ERAS_BAD_BYTES', where, `${quoted(wrong[0])} is no hexadecimal digit`)
  }
  if (digits.length % 2 === 1)
    throw erasError('ERAS_BAD_BYTES', where, `${digits.length} digits: the last byte has only one of its two`)
  return Buffer.from(digits, 'hex')
}
