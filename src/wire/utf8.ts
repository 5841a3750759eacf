/**
 * UTF-8 as the engine of that time read it: a byte that begins nothing whole is one U+FFFD, and the next byte begins
 * anew; surrogates and numbers beyond Unicode are taken, longer forms than needed are not.
 */

/** @param bytes one character a byte */
export function decodeUtf8(bytes: string): string {
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const first = bytes.charCodeAt(at)
    const more = first < 0x80 ? 0 : first < 0xc2 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf8 ? 3 : -1
    let code = more <= 0 ? first : first & (0x3f >> more)
    let whole = more >= 0
    for (let i = 1; whole && i <= more; i++) {
      const next = bytes.charCodeAt(at + i)
      whole = (next & 0xc0) === 0x80 && at + i < bytes.length
      code = (code << 6) | (next & 0x3f)
    }
    if (!whole || (more === 2 && code < 0x800) || (more === 3 && code < 0x10000)) {
      text += '\ufffd'
      at++
      continue
    }
    if (code < 0x10000) text += String.fromCharCode(code)
    else text += String.fromCharCode(0xd800 | (((code - 0x10000) >> 10) & 0x3ff), 0xdc00 | (code & 0x3ff))
    at += more + 1
  }
  return text
}
