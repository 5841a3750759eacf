/**
 * Finds secret values in JSON that comes in pieces. A text keeps its quotes, a number, `true`, `false` and `null` become as
 * many digits, an object or a list becomes a text: so all stays JSON of the same length. From what is not JSON on, everything
 * is secret: a value that cannot be found cannot be left. Several values may follow each other (JSON Lines, RFC 7464).
 */

import type { JsonPlace, Paths } from './json-path'
import { DIGIT, type Finder, type Marks, mark, STAR } from './marks'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const [OPEN, CLOSE, OPEN_LIST, CLOSE_LIST, COMMA, COLON] = [...Buffer.from('{}[],:')]

/** Values within values, at most. */
const deepest = 1000
const byteOrderMark = [0xef, 0xbb, 0xbf]

const IN_MARK = 0
const VALUE = 1
const FIRST_NAME = 2
const NAME = 3
const BEFORE_COLON = 4
const AFTER_VALUE = 5
const IN_NAME = 6
const IN_TEXT = 7
const IN_WORD = 8
const IN_SECRET = 9
const LOST = 10

const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
/** Of numbers, `true`, `false`, `null`, and what lenient readers take besides. */
const isOfWord = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) ||
  (byte >= 0x61 && byte <= 0x7a) ||
  (byte >= 0x41 && byte <= 0x5a) ||
  byte === 0x2d ||
  byte === 0x2b ||
  byte === 0x2e

/** An object or a list that is open. */
interface Level {
  readonly list: boolean
  readonly place: JsonPlace
  /** How many values of a list came. */
  index: number
}

export class JsonMask implements Finder {
  private state = IN_MARK
  private markSeen = 0
  private readonly levels: Level[] = []
  /** Where the value stands that comes next or is there. */
  private place: JsonPlace
  private secret = false
  private escaped = false
  private name = ''
  private nameIsLong = false
  /** Within a secret object or list: how many are open, and whether a text is. */
  private depth = 0
  private inText = false

  /**
   * @param met called with the path of each secret value
   * @param lost called where no JSON is read any more
   */
  constructor(
    private readonly paths: Paths,
    private readonly met: (path: string) => void,
    private readonly lost: () => void,
  ) {
    this.place = paths.root
  }

  scan(bytes: Buffer, from: number, to: number, marks: Marks): void {
    let at = from
    while (at < to) {
      if (this.state === LOST) {
        mark(marks, at, to)
        return
      }
      if (this.state === IN_TEXT) at = this.text(bytes, at, to, marks)
      else if (this.state === IN_NAME) at = this.inName(bytes, at, to)
      else if (this.state === IN_SECRET) at = this.inSecret(bytes, at, to, marks)
      else if (this.step(bytes[at], at, marks)) at++
    }
  }

  /** One byte between texts. Gives false where it is to be looked at again. */
  private step(byte: number, at: number, marks: Marks): boolean {
    if (this.state === IN_MARK) {
      if (byte === byteOrderMark[this.markSeen] && ++this.markSeen < byteOrderMark.length) return true
      if (this.markSeen === byteOrderMark.length) {
        this.state = VALUE
        return true
      }
      if (this.markSeen > 0) return this.lose()
      this.state = VALUE
      return false
    }
    if (this.state === IN_WORD) {
      if (!isOfWord(byte)) {
        this.state = AFTER_VALUE
        return false
      }
      if (this.secret) mark(marks, at, at + 1, DIGIT)
      return true
    }
    if (isBlank(byte)) return true
    switch (this.state) {
      case VALUE:
        return this.begin(byte, at, marks)
      case FIRST_NAME:
      case NAME:
        if (byte === CLOSE) return this.close(false)
        if (byte !== QUOTE) return this.lose()
        this.name = ''
        this.nameIsLong = false
        this.state = IN_NAME
        return true
      case BEFORE_COLON:
        if (byte !== COLON) return this.lose()
        this.state = VALUE
        return true
      default:
        return this.afterValue(byte)
    }
  }

  private begin(byte: number, at: number, marks: Marks): boolean {
    const level = this.levels[this.levels.length - 1]
    if (byte === CLOSE_LIST && level?.list) return this.close(true)
    if (!level) {
      this.place = this.paths.root
      // A record separator of RFC 7464.
      if (byte === 0x1e) return true
    } else if (level.list) this.place = this.paths.below(level.place, level.index)
    const path = this.paths.met(this.place)
    this.secret = path !== undefined
    if (path !== undefined) this.met(path)
    if (byte === QUOTE) this.state = IN_TEXT
    else if (byte === OPEN || byte === OPEN_LIST) {
      if (this.secret) {
        mark(marks, at, at + 1, QUOTE)
        this.depth = 1
        this.state = IN_SECRET
      } else {
        if (this.levels.length === deepest) return this.lose()
        this.levels.push({ list: byte === OPEN_LIST, place: this.place, index: 0 })
        this.state = byte === OPEN ? FIRST_NAME : VALUE
      }
    } else if (isOfWord(byte)) {
      this.state = IN_WORD
      return false
    } else return this.lose()
    return true
  }

  private afterValue(byte: number): boolean {
    const level = this.levels[this.levels.length - 1]
    if (!level) {
      this.state = VALUE
      return false
    }
    if (byte === COMMA) {
      level.index++
      this.state = level.list ? VALUE : NAME
      return true
    }
    return byte === CLOSE || byte === CLOSE_LIST ? this.close(byte === CLOSE_LIST) : this.lose()
  }

  private close(list: boolean): boolean {
    const level = this.levels.pop()
    if (level?.list !== list) return this.lose()
    this.state = AFTER_VALUE
    return true
  }

  private lose(): false {
    this.state = LOST
    this.lost()
    return false
  }

  /** To the end of a text, or of what came of it. */
  private text(bytes: Buffer, from: number, to: number, marks: Marks): number {
    let at = from
    while (at < to && (this.escaped || bytes[at] !== QUOTE)) {
      this.escaped = !this.escaped && bytes[at] === BACKSLASH
      at++
    }
    if (this.secret) mark(marks, from, at)
    if (at === to) return to
    this.state = AFTER_VALUE
    return at + 1
  }

  private inName(bytes: Buffer, from: number, to: number): number {
    let at = from
    while (at < to && (this.escaped || bytes[at] !== QUOTE)) {
      this.escaped = !this.escaped && bytes[at] === BACKSLASH
      at++
    }
    // A character is six bytes at most: an escape.
    const room = 6 * this.paths.longest + 1 - this.name.length
    if (at - from > room) this.nameIsLong = true
    else this.name += bytes.latin1Slice(from, at)
    if (at === to) return to
    const level = this.levels[this.levels.length - 1]
    const name = this.nameIsLong ? undefined : nameOf(this.name)
    if (name === null) {
      this.lose()
      return at
    }
    this.place = this.paths.below(level.place, name)
    this.state = BEFORE_COLON
    return at + 1
  }

  /** To the end of a secret object or list. */
  private inSecret(bytes: Buffer, from: number, to: number, marks: Marks): number {
    for (let at = from; at < to; at++) {
      const byte = bytes[at]
      if (this.inText) {
        if (this.escaped) this.escaped = false
        else if (byte === BACKSLASH) this.escaped = true
        else if (byte === QUOTE) this.inText = false
      } else if (byte === QUOTE) this.inText = true
      else if (byte === OPEN || byte === OPEN_LIST) this.depth++
      else if ((byte === CLOSE || byte === CLOSE_LIST) && --this.depth === 0) {
        mark(marks, from, at, STAR)
        mark(marks, at, at + 1, QUOTE)
        this.state = AFTER_VALUE
        return at + 1
      }
    }
    mark(marks, from, to, STAR)
    return to
  }
}

/** A name from between its quotes, a character a byte; null for what is not a text of JSON. */
function nameOf(raw: string): string | null {
  if (/^[ !#-[\]-~]*$/.test(raw)) return raw
  try {
    return JSON.parse(`"${Buffer.from(raw, 'latin1').toString()}"`) as string
  } catch {
    return null
  }
}
