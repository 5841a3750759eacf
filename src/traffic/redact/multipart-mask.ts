/**
 * Finds the values of secret fields in multipart bodies (RFC 2046, 5.1; RFC 7578) that come in pieces. Bytes that are equal to
 * the beginning of a delimiter stay: whether one comes is not known when they pass, and they tell nothing but the boundary. A
 * part whose name cannot be read is secret.
 */

import { everything, type Finder, type Marks } from './marks'

const CR = 0x0d
const LF = 0x0a
/** How long the head of a part may be. */
const mostHead = 16 * 1024

const IN_PART = 0
/** On the line of a delimiter. */
const IN_DELIMITER = 1
const IN_HEAD = 2

/** What a part says of itself. */
export interface PartHead {
  /** The name of its field; undefined where there is none or it cannot be read. */
  name: string | undefined
  /** Of lower-case names. */
  fields: ReadonlyMap<string, string>
}

export class MultipartMask implements Finder {
  private readonly delimiter: Buffer
  private state = IN_PART
  /** How much of the delimiter came; a body may begin with one, as if a line end stood before. */
  private matched = 2
  private head = ''
  private part: Finder | undefined

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
      else if (this.state === IN_DELIMITER) {
        const feed = bytes.indexOf(LF, at)
        if (feed < 0 || feed >= to) return
        this.state = IN_HEAD
        this.head = ''
        at = feed + 1
      } else at = this.inHead(bytes, at, to)
    }
  }

  /** To the end of the next delimiter, or of what came. */
  private inPart(bytes: Buffer, from: number, to: number, marks: Marks): number {
    const { delimiter } = this
    let start = from
    let at = from
    while (at < to) {
      if (bytes[at] === delimiter[this.matched]) {
        // The beginning of what may be a delimiter ends what is surely of the part.
        if (this.matched === 0 && at > start) this.part?.scan(bytes, start, at, marks)
        at++
        start = at
        if (++this.matched === delimiter.length) {
          this.matched = 0
          this.part = undefined
          this.state = IN_DELIMITER
          return at
        }
      } else if (this.matched > 0) {
        // It was none. A boundary has no CR, so only this byte may begin another one.
        this.matched = 0
        start = at
      } else {
        const next = bytes.indexOf(CR, at)
        at = next < 0 || next > to ? to : next
      }
    }
    if (to > start) this.part?.scan(bytes, start, to, marks)
    return to
  }

  private inHead(bytes: Buffer, from: number, to: number): number {
    for (let at = from; at < to; ) {
      const feed = bytes.indexOf(LF, at)
      const end = feed < 0 || feed >= to ? to : feed + 1
      if (this.head.length + end - at > mostHead) {
        this.state = IN_PART
        this.part = everything
        return at
      }
      this.head += bytes.latin1Slice(at, end)
      at = end
      if (/(?:^|\n)\r?\n$/.test(this.head.slice(-3))) {
        this.state = IN_PART
        this.part = this.finderOf(headOf(this.head))
        return at
      }
    }
    return to
  }
}

/** The head of a part. Lines that begin with a blank go on with the one before. */
function headOf(text: string): PartHead {
  const fields = new Map<string, string>()
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return { name: partName(fields.get('content-disposition') ?? ''), fields }
}

/** `name="…"` or `name=…`, of which browsers encode quotes and line ends only, and others all (RFC 5987). */
function partName(disposition: string): string | undefined {
  const [, quoted, word] = /;\s*name\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))/i.exec(disposition) ?? []
  if (quoted !== undefined)
    return quoted
      .replace(/\\(["\\])/g, '$1')
      .replace(/%(22|0D|0A)/gi, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  if (word !== undefined) return word
  const [, encoded] = /;\s*name\*\s*=\s*[^']*'[^']*'([^\s;"]+)/i.exec(disposition) ?? []
  if (encoded === undefined) return undefined
  return encoded.replace(/%([\da-f]{2})/gi, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
