/** Bytes as they are typed: text with escapes, whose line ends are only for the eye; or hexadecimal digits. One byte a character. */

const NAMED: Readonly<Record<string, string>> = { r: '\r', n: '\n', t: '\t', '0': '\0', '\\': '\\', '"': '"', "'": "'" }

export type Bytes = { readonly bytes: string } | { readonly wrong: string }

/** What is no ASCII is UTF-8. */
function utf8(text: string): string {
  const all = new TextEncoder().encode(text)
  let bytes = ''
  // A call takes some ten thousand arguments, and no more.
  for (let at = 0; at < all.length; at += 8192) bytes += String.fromCharCode(...all.subarray(at, at + 8192))
  return bytes
}

const ESCAPE = /\\(?:x([0-9a-f]{2})|u\{([0-9a-f]{1,6})\}|([\s\S]?))/gi

/** The bytes of a text with escapes. */
export function fromText(typed: string): Bytes {
  const text = typed.replace(/\r?\n/g, '')
  let bytes = ''
  let from = 0
  for (const found of text.matchAll(ESCAPE)) {
    const [whole, byte, point, letter = ''] = found
    bytes += utf8(text.slice(from, found.index))
    from = found.index + whole.length
    if (byte !== undefined) bytes += String.fromCharCode(Number.parseInt(byte, 16))
    else if (point !== undefined) bytes += utf8(String.fromCodePoint(Math.min(Number.parseInt(point, 16), 0x10ffff)))
    else if (Object.hasOwn(NAMED, letter)) bytes += NAMED[letter]
    else return { wrong: `${whole} is no escape: there are \\r \\n \\t \\0 \\xHH and \\\\` }
  }
  return { bytes: bytes + utf8(text.slice(from)) }
}

const SHOWN: Readonly<Record<string, string>> = { '\r': '\\r', '\n': '\\n', '\t': '\\t', '\\': '\\\\', '\0': '\\0' }

const shownByte = (c: string): string => SHOWN[c] ?? `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`

/** Bytes as a text that `fromText` reads, each line of theirs on a line of its own. */
export const toText = (bytes: string): string => bytes.replace(/[^ -[\]-~]/g, shownByte).replace(/(\\n)(?=.)/g, '$1\n')

export function fromHex(typed: string): Bytes {
  const digits = typed.replace(/0x(?=[0-9a-f]{2})|[\s:,]/gi, '')
  const wrong = /[^0-9a-f]/i.exec(digits)
  if (wrong) return { wrong: `${wrong[0]} is no hexadecimal digit` }
  if (digits.length % 2 === 1) return { wrong: 'the last byte has one digit only' }
  return { bytes: digits.replace(/../g, pair => String.fromCharCode(Number.parseInt(pair, 16))) }
}

/** Sixteen bytes a line. */
export const toHex = (bytes: string): string =>
  bytes
    .replace(/[\s\S]/g, c => `${c.charCodeAt(0).toString(16).padStart(2, '0')} `)
    .replace(/((?:.. ){16})(?=.)/g, '$1\n')
    .trimEnd()

/** The bytes, cut behind each line end: how a client sends them that writes line by line. */
export const byLines = (bytes: string): string[] => bytes.match(/[^\n]*\n|[^\n]+$/g) ?? []
