/**
 * Finds the values of secret fields in multipart bodies (RFC 2046, 5.1; RFC 7578) that come in pieces. Bytes that are equal to
 * the beginning of a delimiter stay: whether one comes is not known when they pass, and they tell nothing but the boundary. A
 * part whose name cannot be read is secret.
 */

import { everything, type Finder, type Marks } from './marks'

const CR = 0x0d
const LF = 0x0a
const [DASH, SPACE, TAB] = [...Buffer.from('- \t')]
/** How long the head of a part may be. */
const mostHead = 16 * 1024

const IN_PART = 0
/** On the line of a delimiter. */
const IN_DELIMITER = 1
const IN_HEAD = 2

/** What a part says of itself. */
export interface PartHead {
  /** The name of its field; several, where readers may take different ones; none where it cannot be read. */
  names: readonly string[]
  /** Names and values in turn. */
  headers: readonly string[]
}

export class MultipartMask implements Finder {
  private readonly delimiter: Buffer
  private state = IN_PART
  /** How much of the delimiter came; a body may begin with one, as if a line end stood before. */
  private matched = 2
  private head = ''
  /** What is before the first part is none: with another boundary than ours it would be one. */
  private part: Finder | undefined = everything
  /** What came of the line of a delimiter; whether the last byte of it, or of a head, is a CR. */
  private line = ''
  private returned = false

  /** @param finderOf what looks at a part; undefined: nothing in it is secret */
  constructor(
    boundary: string,
    private readonly finderOf: (head: PartHead) => Finder | undefined,
  ) {
    this.delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1')
  }

  scan(bytes: Buffer, from: number, to: number, marks: Marks): void {
    let at = from
    while (at < to) {
      if (this.state === IN_PART) at = this.inPart(bytes, at, to, marks)
      else if (this.state === IN_DELIMITER) at = this.inDelimiter(bytes, at, to)
      else at = this.inHead(bytes, at, to)
    }
  }

  /** What is not as it should be: all is secret up to the next delimiter. */
  private doubt(): void {
    this.state = IN_PART
    this.part = everything
  }

  /** To the end of the line of a delimiter: blanks may stand there, and two dashes after the last part. */
  private inDelimiter(bytes: Buffer, from: number, to: number): number {
    for (let at = from; at < to; at++) {
      const byte = bytes[at]
      if (byte === LF) {
        this.state = IN_HEAD
        this.head = ''
        this.returned = false
        if (this.line.startsWith('--')) this.doubt()
        return at + 1
      }
      const isBlank = byte === SPACE || byte === TAB
      const next = isBlank ? `${this.line.replace(/ $/, '')} ` : this.line + String.fromCharCode(byte)
      if (!/^(?:-|(?:--)? ?\r?)$/.test(next)) {
        this.doubt()
        return at
      }
      this.line = next
    }
    return to
  }

  /** To the end of the next delimiter, or of what came. */
  private inPart(bytes: Buffer, from: number, to: number, marks: Marks): number {
    const { delimiter } = this
    let start = from
    let at = from
    while (at < to) {
      // Many readers take a line feed alone, and some a CR alone.
      const isLineEnd = this.matched < 2 && (bytes[at] === LF || (bytes[at] === DASH && this.matched === 1))
      if (isLineEnd) {
        if (this.matched === 0 && at > start) this.part?.scan(bytes, start, at, marks)
        this.matched = bytes[at] === LF ? 2 : 3
        at++
        start = at
      } else if (bytes[at] === delimiter[this.matched]) {
        // The beginning of what may be a delimiter ends what is surely of the part.
        if (this.matched === 0 && at > start) this.part?.scan(bytes, start, at, marks)
        at++
        start = at
        if (++this.matched === delimiter.length) {
          this.matched = 0
          this.part = undefined
          this.line = ''
          this.state = IN_DELIMITER
          return at
        }
      } else if (this.matched > 0) {
        // It was none. A boundary has no line end, so only this byte may begin another one.
        this.matched = 0
        start = at
      } else {
        while (at < to && bytes[at] !== CR && bytes[at] !== LF) at++
      }
    }
    if (to > start) this.part?.scan(bytes, start, to, marks)
    return to
  }

  private inHead(bytes: Buffer, from: number, to: number): number {
    for (let at = from; at < to; ) {
      const byte = bytes[at]
      // A CR alone ends a line for some readers.
      if (this.head.length === mostHead || (this.returned && byte !== LF)) {
        this.doubt()
        return at
      }
      this.returned = byte === CR
      this.head += String.fromCharCode(byte)
      at++
      if (byte === LF && /(?:^|\n)\r?\n$/.test(this.head.slice(-3))) {
        this.state = IN_PART
        // The delimiter may follow at once: the line end of the head is that before it.
        this.matched = 2
        this.part = this.finderOf(headOf(this.head))
        return at
      }
    }
    return to
  }
}

/** The head of a part. Lines that begin with a blank go on with the one before. */
function headOf(text: string): PartHead {
  const headers: string[] = []
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.push(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  const dispositions = headers.filter((_, k) => k % 2 === 1 && headers[k - 1] === 'content-disposition')
  const names = dispositions.map(namesIn)
  return { names: names.some(found => found.length === 0) ? [] : names.flat(), headers }
}

const decoded = (text: string, codes: RegExp): string =>
  text.replace(codes, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/**
 * `name="…"` or `name=…`, of which browsers encode quotes and line ends only, and others all (RFC 5987), wherever it stands:
 * readers differ in which of two they take, and in what they take for quoted. None where a name is in pieces or a word of mails.
 */
function namesIn(disposition: string): string[] {
  const names: string[] = []
  const all = disposition.matchAll(/(?<![\w*-])name(\*[\d*]*)?\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))/gi)
  for (const [, encoded, quoted, word] of all) {
    const text = quoted ?? word
    if (/^=\?/.test(text) || (encoded !== undefined && encoded !== '*')) return []
    if (encoded !== undefined) names.push(decoded(text.replace(/^[^']*'[^']*'/, ''), /%([\da-f]{2})/gi))
    else
      names.push(
        decoded(text.replace(/\\(["\\])/g, '$1'), /%(22|0D|0A)/gi),
        decoded(text.replace(/\\(.)/g, '$1'), /%([\da-f]{2})/gi),
      )
  }
  return names.map(name => name.trim())
}
