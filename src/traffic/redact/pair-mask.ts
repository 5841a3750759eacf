/**
 * Finds the values of secret names in `name=value` pairs that come in pieces. In forms a pair begins at the beginning and after
 * `&`, `;` and a line feed. In heads it begins after `?`, `&` and `#`, in targets and in fields that are a URL also after `;`, also where these are percent-encoded, once or more, as they are in a URL within a URL. A value goes on to `&`: what may belong to it is
 * masked. Names are decoded before they are compared.
 */

import { type Finder, type Marks, mark } from './marks'
import { comparable, longestOf, type Names } from './rules'

const OUTSIDE = 0
const IN_NAME = 1
const IN_VALUE = 2
/** After the line feed in a value: a line that begins with a blank goes on with it. */
const AFTER_LINE = 3
/** After a blank in a value of a target: the version may follow, and the rest of the value if there are blanks in it. */
const BEFORE_VERSION = 4
const version = Buffer.from('HTTP/')

const [AND, EQUALS, PERCENT, PLUS, SPACE, TAB, CR, LF] = [...Buffer.from('&=%+ \t\r\n')]
const [QUESTION, HASH, SEMICOLON, QUOTE, LESS, GREATER, COLON] = [...Buffer.from('?#;"<>:')]

/** The bytes that may begin a name, and those that end a line. */
const begins = new Uint8Array(256)
for (const byte of [QUESTION, HASH, PERCENT]) begins[byte] = 1
/** Of these, what some readers of forms let a pair begin after. Forms in `text/plain` have a line for each. */
const BEGINS_PAIR = 2
for (const byte of [AND, SEMICOLON, LF]) begins[byte] = BEGINS_PAIR

/** Fields whose value is a URL and nothing else, but for blanks. */
const urls: ReadonlySet<string> = new Set([
  'content-location',
  'location',
  'origin',
  'referer',
  'x-forwarded-uri',
  'x-original-uri',
  'x-original-url',
  'x-rewrite-url',
])
const longestUrlField = 20

/** The value of a hexadecimal digit; -1 for none. */
function hex(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const letter = byte | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1
}

/** What both kinds share: a name, decoded byte by byte. */
class Decoded {
  text = ''
  /** After a percent sign: 0 digits; after one digit its value plus one; -1 elsewhere. */
  private digits = -1

  /**
   * Takes a byte.
   * @param again what comes out as a percent sign begins an encoded byte, too
   * @returns the byte that it completes: -1 for none yet
   */
  take(byte: number, again: boolean): number {
    if (this.digits < 0) {
      if (byte !== PERCENT) return byte
      this.digits = 0
      return -1
    }
    const digit = hex(byte)
    if (digit < 0) {
      this.digits = -1
      return byte === PERCENT ? this.take(byte, again) : byte
    }
    if (this.digits === 0) {
      this.digits = digit + 1
      return -1
    }
    const whole = (this.digits - 1) * 16 + digit
    this.digits = again && whole === PERCENT ? 0 : -1
    return this.digits === 0 ? -1 : whole
  }

  /** A byte that is encoded has begun. */
  get isWithin(): boolean {
    return this.digits >= 0
  }

  /** As it is compared: readers leave out blanks around it and a byte order mark, and some end it at a NUL. */
  get asCompared(): string {
    return comparable(
      this.text
        .replace(/^\xef\xbb\xbf/, '')
        .replace(/\0.*$/s, '')
        .trim(),
    )
  }

  clear(): void {
    this.text = ''
    this.digits = -1
  }

  /** Adds to the name, unless that is too long anyway. Blanks before it do not count. */
  add(byte: number, longest: number): void {
    if (this.text === '' && (byte === PLUS || byte <= SPACE)) return
    if (this.text.length <= longest) this.text += byte === PLUS ? ' ' : String.fromCharCode(byte)
  }
}

/** The fields of a form that is encoded as a URL's. */
export class FormMask implements Finder {
  private state = IN_NAME
  private readonly name = new Decoded()
  private readonly longest: number

  /** @param met called with each secret name */
  constructor(
    private readonly names: Names,
    private readonly met: (name: string) => void,
  ) {
    this.longest = longestOf(names)
  }

  scan(bytes: Buffer, from: number, to: number, marks: Marks): void {
    for (let at = from; at < to; ) {
      if (this.state !== IN_NAME) {
        let end = at
        // A value goes on to the next `&`. After one that is not secret all begins a pair that does so for any reader.
        while (end < to && bytes[end] !== AND && (this.state === IN_VALUE || begins[bytes[end]] !== BEGINS_PAIR)) end++
        if (this.state === IN_VALUE) mark(marks, at, end)
        if (end < to) this.begin()
        at = end + 1
        continue
      }
      const byte = bytes[at++]
      if (begins[byte] === BEGINS_PAIR) this.begin()
      else if (byte === EQUALS) {
        const found = this.names.get(this.name.asCompared)
        if (found !== undefined) this.met(found)
        this.state = found === undefined ? OUTSIDE : IN_VALUE
      } else {
        const one = this.name.take(byte, false)
        if (one >= 0) this.name.add(one, this.longest + 16)
      }
    }
  }

  private begin(): void {
    this.state = IN_NAME
    this.name.clear()
  }
}

/** The parameters of URLs in the framing of messages: targets, Referer, Location and all other fields. */
export class QueryMask implements Finder {
  private state = OUTSIDE
  private readonly name = new Decoded()
  private readonly longest: number
  /** Within the first line of a head. */
  private first = true
  /** The path of the target has ended, and with it what a semicolon began there. */
  private asked = false
  private versionSeen = 0
  /** Nothing but line ends came of the line. */
  private blank = true
  /** The name of the field, while it comes; undefined behind it. */
  private field: string | undefined
  /** What is looked at is a URL as a whole: a semicolon may begin a parameter of its path. */
  private isUrl = true

  /**
   * @param isRequest the first line has a target, which ends with a blank
   * @param met called with each secret name
   */
  constructor(
    private readonly names: Names,
    private readonly isRequest: boolean,
    private readonly met: (name: string) => void,
  ) {
    this.longest = longestOf(names)
  }

  /** A piece of body came: what follows is a first line. */
  afterBody(): void {
    this.first = this.blank = true
    this.state = OUTSIDE
    this.name.clear()
  }

  scan(bytes: Buffer, from: number, to: number, marks: Marks): void {
    for (let at = from; at < to; at++) {
      // Most of a head holds nothing that could begin a name.
      const isQuiet = this.state === OUTSIDE && !this.blank && this.field === undefined && !this.name.isWithin
      if (isQuiet) while (at < to && begins[bytes[at]] === 0) at++
      if (at === to) return
      const byte = bytes[at]
      if (byte === LF) this.endLine()
      else if (byte !== CR) this.take(byte, at, marks)
    }
  }

  private endLine(): void {
    if (this.blank) this.first = true
    else if (this.first) {
      this.first = false
      this.state = OUTSIDE
    } else this.state = this.state === IN_VALUE ? AFTER_LINE : OUTSIDE
    if (this.state === OUTSIDE) this.name.clear()
    this.blank = true
  }

  private beginLine(isFolded: boolean): void {
    this.asked = false
    if (isFolded && !this.first) return
    this.isUrl = this.first
    this.field = this.first ? undefined : ''
  }

  /** A byte of the name of a field. */
  private named(byte: number): void {
    if (byte === COLON) {
      this.isUrl = urls.has(comparable(this.field?.trim() ?? ''))
      this.field = undefined
    } else if (this.field !== undefined && this.field.length < longestUrlField) this.field += String.fromCharCode(byte)
    else this.field = undefined
  }

  /** Whether a byte may be of the version that ends a first line. */
  private isOfVersion(byte: number, isSpace: boolean): boolean {
    if (isSpace && this.versionSeen === 0) return true
    if (byte !== version[this.versionSeen]) {
      this.state = IN_VALUE
      return false
    }
    if (++this.versionSeen === version.length) this.state = OUTSIDE
    return true
  }

  private take(byte: number, at: number, marks: Marks): void {
    const isSpace = byte === SPACE || byte === TAB
    if (this.state === BEFORE_VERSION && this.isOfVersion(byte, isSpace)) return
    if (this.state === AFTER_LINE) this.state = isSpace ? IN_VALUE : OUTSIDE
    if (this.blank) this.beginLine(isSpace)
    this.blank = false
    if (this.field !== undefined) this.named(byte)
    if (this.state === IN_VALUE) {
      const ends = byte === AND || byte === HASH || (byte === QUESTION && this.isUrl && !this.asked)
      if (byte === QUESTION) this.asked = true
      if (ends) this.begin()
      else if (this.first && this.isRequest && isSpace) {
        this.state = BEFORE_VERSION
        this.versionSeen = 0
      } else if (!this.isUrl && (byte === QUOTE || byte === LESS || byte === GREATER)) this.state = OUTSIDE
      else if (!isSpace) mark(marks, at, at + 1)
      return
    }
    if (byte === QUESTION) this.asked = true
    const one = this.name.take(byte, true)
    if (one < 0) return
    if (one === QUESTION || one === AND || one === HASH || (one === SEMICOLON && this.isUrl)) this.begin()
    else if (this.state !== IN_NAME) return
    else if (one === EQUALS) {
      const found = this.names.get(this.name.asCompared)
      if (found !== undefined) this.met(found)
      this.state = found === undefined ? OUTSIDE : IN_VALUE
    } else if (isSpace || (!this.isUrl && (byte === QUOTE || byte === LESS || byte === GREATER))) this.state = OUTSIDE
    else this.name.add(one, this.longest + 16)
  }

  private begin(): void {
    this.state = IN_NAME
    this.name.clear()
  }
}
