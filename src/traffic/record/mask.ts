/**
 * Finds the values of secret header lines in the bytes of heads and trailers, however they are cut into chunks. It is
 * given which bytes are framing and which are body; it keeps no more than the line that it is in. Blanks at the beginning
 * of a value and line ends stay, so that a masked head is framed as it was.
 */

import { type Marks, mark } from '../redact/marks'

const CR = 0x0d
const LF = 0x0a
const SP = 0x20
const TAB = 0x09
const COLON = 0x3a

/** How much of a line is kept while it lacks its end, in bytes. */
const mostHeld = 16 * 1024
const startLine = /^(?:HTTP\/[01]\.\d|[!-~]+[ \t].*[ \t]HTTP\/[01]\.\d\s*$)/

const AT_NAME = 0
const PASSING = 1
const BEFORE_SECRET = 2
const IN_SECRET = 3

/** What tells most names from those of secrets without making a text of them. */
interface Shape {
  /** How much of a line is looked at for its colon. */
  longest: number
  /** The bytes that a secret's name may begin with; blanks, because a line may begin with them. */
  first: Uint8Array
  /** By first byte and length, 64 lengths each: whether a secret's name is like that. */
  likely: Uint8Array
}

const shapes = new WeakMap<ReadonlySet<string>, Shape>()

function shapeOf(names: ReadonlySet<string>): Shape {
  const known = shapes.get(names)
  if (known) return known
  const shape: Shape = {
    longest: Math.max(0, ...[...names].map(name => name.length)) + 8,
    first: new Uint8Array(256),
    likely: new Uint8Array(256 * 64),
  }
  for (const name of names) {
    for (const byte of [name.charCodeAt(0), name.toUpperCase().charCodeAt(0)]) {
      shape.first[byte] = 1
      shape.likely[byte * 64 + Math.min(63, name.length)] = 1
    }
  }
  for (const byte of [SP, TAB, CR, LF]) shape.first[byte] = 1
  shapes.set(names, shape)
  return shape
}

/** Where the next line feed is; `to` if there is none before. Most lines are too short for a search to pay. */
function lineFeed(bytes: Buffer, from: number, to: number): number {
  const near = Math.min(to, from + 64)
  for (let at = from; at < near; at++) if (bytes[at] === LF) return at
  if (near === to) return to
  const feed = bytes.indexOf(LF, near)
  return feed < 0 || feed > to ? to : feed
}

export class Mask {
  private readonly shape: Shape
  private state = AT_NAME
  /** The line before this one was of a secret: one that begins with a blank goes on with it. */
  private secretBefore = false
  /** The beginning of a line whose end has not come. */
  private held = ''
  /** The lines before this one that ended without a colon: old servers took them for the beginning of its name. */
  private glued = ''
  /** The same without what goes on with the line before: it begins anew after a line that begins with a blank. */
  private gluedSinceFold = ''
  /** Whether lines are looked at; while they are not, a line that could begin a message is waited for. */
  private inHead = true
  private loose = false
  private lines = 0

  /**
   * @param names of secret fields, in lower case
   * @param found the names that were met, in lower case
   */
  constructor(
    private readonly names: ReadonlySet<string>,
    readonly found = new Set<string>(),
  ) {
    this.shape = shapeOf(names)
  }

  /** What follows is not framed as it should be: only what looks like a message has header lines from here on. */
  beLoose(): void {
    this.loose = true
    this.inHead = this.lines > 0 || this.state !== AT_NAME
  }

  /** A piece of body came: what follows begins a line. */
  afterBody(): void {
    this.state = AT_NAME
    this.held = this.glued = this.gluedSinceFold = ''
    this.secretBefore = false
    this.lines = 0
  }

  /** Looks at framing bytes, and marks the secrets in them. */
  scan(bytes: Buffer, from: number, to: number, secrets: Marks): void {
    if (this.names.size === 0) return
    let at = from
    while (at < to) {
      if (this.state === PASSING || (this.state === AT_NAME && !this.inHead)) at = this.pass(bytes, at, to)
      else if (this.state === AT_NAME) at = this.name(bytes, at, to)
      else at = this.secret(bytes, at, to, secrets)
    }
  }

  /** To the end of a line that holds nothing secret. */
  private pass(bytes: Buffer, at: number, to: number): number {
    const end = lineFeed(bytes, at, to)
    if (!this.inHead) this.hold(bytes, at, end)
    if (end === to) return to
    if (!this.inHead && startLine.test(this.held)) {
      this.inHead = true
      this.lines = 0
    }
    this.endLine(false)
    return end + 1
  }

  /** From the beginning of a line to its colon, or to its end. */
  private name(bytes: Buffer, at: number, to: number): number {
    if (this.held === '' && (bytes[at] === SP || bytes[at] === TAB)) {
      if (this.secretBefore || (this.isGlued && this.isSecret(bytes, at, at))) {
        this.state = BEFORE_SECRET
        return at
      }
    }
    if (this.lines > 0 && !this.isGlued && this.held === '' && this.shape.first[bytes[at]] === 0 && !this.loose) {
      this.state = PASSING
      return at
    }
    const most = at + this.shape.longest - this.held.length
    let end = at
    while (end < to && end < most && bytes[end] !== COLON && bytes[end] !== LF) end++
    if (end === to) {
      this.hold(bytes, at, end)
      return to
    }
    if (bytes[end] === LF) {
      const text = (this.held + bytes.latin1Slice(at, end)).replace(/\r$/, '')
      const [glued, sinceFold] = this.lines > 0 ? [this.glued + text, this.gluedSinceFold + text] : ['', '']
      this.endLine(text === '')
      if (text !== '' && glued.length < this.shape.longest) this.glued = glued
      if (text.trimStart() === text && sinceFold.length < this.shape.longest) this.gluedSinceFold = sinceFold
      return end + 1
    }
    const secret = end < most && this.isSecret(bytes, at, end)
    this.held = this.glued = this.gluedSinceFold = ''
    if (end === most && this.loose) this.hold(bytes, at, end)
    this.state = secret ? BEFORE_SECRET : PASSING
    return end < most ? end + 1 : end
  }

  /** Whether the lines before may be the beginning of a name. */
  private get isGlued(): boolean {
    return this.glued !== '' || this.gluedSinceFold !== ''
  }

  /** Whether the name that ends here is a secret's. */
  private isSecret(bytes: Buffer, at: number, end: number): boolean {
    if (!this.isGlued && this.held === '' && bytes[at] > SP && bytes[at] < 0x7f) {
      let last = end
      while (last > at && (bytes[last - 1] <= SP || bytes[last - 1] >= 0x7f)) last--
      if (this.shape.likely[bytes[at] * 64 + Math.min(63, last - at)] === 0) return false
    }
    const own = this.held + bytes.latin1Slice(at, end)
    const name = [own, this.glued + own, this.gluedSinceFold + own]
      .map(text => text.trim().toLowerCase())
      .find(text => this.names.has(text))
    if (name !== undefined) this.found.add(name)
    return name !== undefined
  }

  private secret(bytes: Buffer, at: number, to: number, secrets: Marks): number {
    if (this.state === BEFORE_SECRET) {
      while (at < to && (bytes[at] === SP || bytes[at] === TAB)) at++
      if (at === to) return to
      this.state = IN_SECRET
    }
    const end = lineFeed(bytes, at, to)
    const ends = end < to
    // A CR is framing: before a line feed, at the end of a chunk, and within a value, which it makes no value.
    for (let from = at; from < end; ) {
      const cr = bytes.indexOf(CR, from)
      const stop = cr < 0 || cr > end ? end : cr
      mark(secrets, from, stop)
      from = stop + 1
    }
    if (!ends) return to
    this.endLine(false, true)
    return end + 1
  }

  private endLine(blank: boolean, secret = false): void {
    this.state = AT_NAME
    this.held = this.glued = this.gluedSinceFold = ''
    this.secretBefore = secret
    this.lines = blank ? 0 : this.lines + 1
    if (blank && this.loose) this.inHead = false
  }

  private hold(bytes: Buffer, from: number, to: number): void {
    const room = mostHeld - this.held.length
    if (room > 0) this.held += bytes.latin1Slice(from, Math.min(to, from + room))
  }
}
