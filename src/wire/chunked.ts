/**
 * The chunked coding as it is read: sizes, extensions, data. The lines after the last chunk are header lines. One reader
 * reads one body.
 */

import { FAULTS, type Fault } from './faults'
import { overflows } from './length'
import type { Rules } from './rules'
import { CR, LF, SP, TAB, TOKEN } from './tables'

const SEMICOLON = 0x3b
const EQUALS = 0x3d
const QUOTE = 0x22
const BACKSLASH = 0x5c

/** What may stand between quotes. */
const isText = (byte: number): boolean => byte === TAB || (byte >= SP && byte !== 0x7f)

/** In an extension whose grammar is looked at. */
const EXTENSION_START = 9
const EXTENSION_NAME = 10
const EXTENSION_VALUE = 11
const QUOTED = 12
const PAIR = 13
const QUOTE_END = 14
const SIZE_END = 15

const SIZE_START = 0
const SIZE = 1
const EXTENSION = 2
const SIZE_LINE_FEED = 3
export const DATA = 4
const DATA_RETURN = 5
const DATA_LINE_FEED = 6
/** In the blanks behind a size, where only a semicolon may follow them. */
const BLANKS = 8
/** The last chunk's line was read. */
export const LAST = 7

/** From here on one more digit may be beyond what a number holds exactly. */
const SAFE_SIZE = 2 ** 48

export class ChunkReader {
  state = SIZE_START
  /** Bytes of the present chunk that are still to come; exact up to 2^53. */
  left = 0
  private exact = 0n
  fault: Fault | undefined = undefined
  faultAt = 0
  /** Bytes of the present size line, and how many it may have. */
  private size = 0
  /** Bytes of the extensions so far, of all chunks or of the present one. */
  private extensions = 0

  constructor(
    private readonly rules: Rules,
    private readonly limit: number,
  ) {}

  private fail(fault: Fault, at: number): -1 {
    this.fault = fault
    this.faultAt = at
    return -1
  }

  /** Takes what is not data; stops where data begins (DATA), after the last size line (LAST), or at `end`; -1: a fault. */
  scan(bytes: Buffer, at: number, end: number): number {
    const stop = Math.min(end, at + this.limit - this.size)
    const after = this.lines(bytes, at, stop)
    if (after < 0) return -1
    if (this.state === DATA || this.state === LAST || this.state === SIZE_START) this.size = 0
    else {
      this.size += after - at
      if (after === stop && stop < end) {
        // Where extensions have a limit of their own that is no larger, they are what is too much.
        const byExtensions =
          (this.state === EXTENSION || this.state >= EXTENSION_START) && this.rules.mostExtensions <= this.limit
        return this.fail(byExtensions ? FAULTS.chunkExtensionsTooLong : FAULTS.headersTooLong, stop)
      }
      if (this.extensions > this.rules.mostExtensions) return this.fail(FAULTS.chunkExtensionsTooLong, after)
    }
    return after
  }

  private lines(bytes: Buffer, at: number, end: number): number {
    const { anyAfterReturn, anyChunkEnd, chunkDigits, readsExtensions, returnEnds } = this.rules
    while (at < end) {
      const byte = bytes[at]
      switch (this.state) {
        case SIZE_START: {
          const digit = chunkDigits[byte]
          this.state = SIZE
          if (digit === 255) {
            if (!this.rules.emptyChunkIsLast) return this.failSize(byte, at)
            this.left = 0
            break
          }
          this.left = digit
          at++
          break
        }
        case SIZE: {
          const digit = chunkDigits[byte]
          if (digit !== 255) {
            if (!this.digit(digit, at)) return -1
          } else if (byte === CR) this.state = SIZE_LINE_FEED
          else if (byte === SEMICOLON) this.state = readsExtensions ? EXTENSION_START : EXTENSION
          else if (byte !== SP && byte !== TAB) return this.oddSizeEnd(byte, at)
          else if (!this.blank(byte, at)) return -1
          at++
          break
        }
        case BLANKS:
          if (byte === SEMICOLON) this.state = readsExtensions ? EXTENSION_START : EXTENSION
          else if (byte === CR) this.state = SIZE_LINE_FEED
          else if (byte !== SP && byte !== TAB) return this.oddBlanksEnd(byte, at)
          at++
          break
        case EXTENSION:
          if ((at = this.extension(bytes, at, end)) < 0) return -1
          break
        case SIZE_LINE_FEED:
          if (byte !== LF && !anyAfterReturn && !returnEnds) return this.fail(FAULTS.chunkSizeLineFeed, at)
          return this.sizeEnds(byte !== LF && returnEnds ? at : at + 1)
        case DATA_RETURN:
          if (byte !== CR && !anyChunkEnd) return this.oddDataEnd(byte, at)
          this.state = DATA_LINE_FEED
          at++
          break
        case DATA_LINE_FEED:
          if (byte !== LF && !anyChunkEnd) return this.oddDataEnd(byte, at)
          this.state = SIZE_START
          return at + 1
        case DATA:
        case LAST:
          return at
        default:
          if ((at = this.extensionByte(byte, at)) < 0) return -1
          if (this.state === DATA || this.state === LAST) return at
      }
    }
    return at
  }

  /** A byte that no size has, and nothing behind a size. */
  private failSize(byte: number, at: number): -1 {
    return this.fail(byte > 0x7f ? FAULTS.chunkSizeHigh : FAULTS.chunkSize, at)
  }

  /** A blank behind a size. @returns whether it may be there */
  private blank(byte: number, at: number): boolean {
    const { refusesChunkBlank, refusesChunkBlankBehind, strictChunkBlanks, tabsAtChunks } = this.rules
    if (refusesChunkBlank && (byte === SP || refusesChunkBlankBehind)) {
      this.fail(FAULTS.chunkSize, refusesChunkBlankBehind ? at + 1 : at)
      return false
    }
    if (byte === TAB && !tabsAtChunks) {
      this.fail(FAULTS.chunkSize, at)
      return false
    }
    this.state = byte === TAB || strictChunkBlanks ? BLANKS : EXTENSION
    return true
  }

  /** What is behind a size and is no CR, semicolon or blank: LF alone, or a fault. */
  private oddSizeEnd(byte: number, at: number): number {
    if (byte === LF && this.rules.bareAtChunks) return this.lineFeedEnds(at + 1)
    if (byte === LF && this.rules.refusesBare) return this.fail(FAULTS.chunkSizeReturn, at + 1)
    return this.failSize(byte, at)
  }

  /** The same behind blanks. */
  private oddBlanksEnd(byte: number, at: number): number {
    if (byte === LF && this.rules.bareAtChunks) return this.lineFeedEnds(at + 1)
    return this.fail(this.rules.tabsAtChunks ? FAULTS.chunkSize : FAULTS.chunkBlank, at)
  }

  /** What stands behind data in place of CR or of LF: nothing where they may be missing, or a fault. */
  private oddDataEnd(byte: number, at: number): number {
    if (this.rules.optionalChunkEnd) {
      this.state = SIZE_START
      return byte === LF ? at + 1 : at
    }
    if (byte === LF && this.rules.refusesBare) return this.fail(FAULTS.chunkEndReturn, at + 1)
    return this.fail(FAULTS.chunkEnd, at)
  }

  /** LF alone ends a size line. */
  private lineFeedEnds(at: number): number {
    if (!this.rules.twoLineFeeds) return this.sizeEnds(at)
    this.state = SIZE_LINE_FEED
    return at
  }

  /** A size line is over. */
  private sizeEnds(at: number): number {
    this.state = this.left > 0 ? DATA : LAST
    if (this.rules.extensionsByChunk) this.extensions = 0
    return at
  }

  /** Bytes of an extension, and the CR behind it. */
  private extension(bytes: Buffer, from: number, end: number): number {
    const { checksExtensions, extensionsByChunk, mostExtensions, value } = this.rules
    let at = from
    while (at < end && bytes[at] !== CR) {
      if (checksExtensions && value[bytes[at]] === 0) return this.fail(FAULTS.chunkExtension, at)
      at++
    }
    this.extensions += at - from
    if (this.extensions > mostExtensions) {
      return this.fail(FAULTS.chunkExtensionsTooLong, extensionsByChunk && at < end ? at + 1 : at)
    }
    if (at === end) return at
    this.state = SIZE_LINE_FEED
    return at + 1
  }

  /** One byte of an extension, where its grammar is looked at. */
  private extensionByte(byte: number, at: number): number {
    const { bareAtChunks, pairsInExtensions, refusesBare } = this.rules
    if (!this.countExtension(byte, at)) return -1
    if (byte === LF && bareAtChunks && this.state !== QUOTED && this.state !== PAIR) return this.sizeEnds(at + 1)
    if (byte === CR && this.state !== EXTENSION_START && this.state !== QUOTED && this.state !== PAIR) {
      this.state = SIZE_LINE_FEED
      return at + 1
    }
    switch (this.state) {
      case EXTENSION_START:
        if (byte === SP || byte === CR) return this.fail(FAULTS.extensionStart, at + 1)
        this.state = EXTENSION_NAME
        return at
      case EXTENSION_NAME:
        if (byte === EQUALS) this.state = EXTENSION_VALUE
        else if (byte === SEMICOLON) this.state = EXTENSION_START
        else if (byte === LF && refusesBare && pairsInExtensions) return this.fail(FAULTS.extensionNameReturn, at)
        else if (TOKEN[byte] === 0) return this.fail(FAULTS.extensionName, at + 1)
        return at + 1
      case EXTENSION_VALUE:
        if (byte === QUOTE) this.state = QUOTED
        // Without pairs what follows is no other extension, but must be the end of the line.
        else if (byte === SEMICOLON) this.state = pairsInExtensions ? EXTENSION_START : SIZE_END
        else if (byte === LF && refusesBare && pairsInExtensions) return this.fail(FAULTS.extensionValueReturn, at)
        else if (TOKEN[byte] === 0) return this.fail(FAULTS.extensionValue, at + 1)
        return at + 1
      case QUOTED:
        if (byte === QUOTE) this.state = QUOTE_END
        else if (byte === BACKSLASH && pairsInExtensions) this.state = PAIR
        else if (byte === BACKSLASH || !isText(byte)) return this.fail(FAULTS.extensionQuoted, at + 1)
        return at + 1
      case PAIR:
        if (!isText(byte)) return this.fail(FAULTS.extensionPair, at + 1)
        this.state = QUOTED
        return at + 1
      case QUOTE_END:
        if (byte === LF && refusesBare && pairsInExtensions) return this.fail(FAULTS.extensionValueReturn, at)
        if (byte !== SEMICOLON) return this.fail(FAULTS.extensionQuoteEnd, at)
        this.state = EXTENSION_START
        return at + 1
      default: // SIZE_END
        return this.fail(FAULTS.chunkSize, at)
    }
  }

  /** Counts a byte of the extensions. @returns whether they may have so many */
  private countExtension(byte: number, at: number): boolean {
    const { extensionsByChunk, mostExtensions } = this.rules
    if (this.state === EXTENSION_START) return true
    const free = this.state !== QUOTED && this.state !== PAIR
    const endsLine = free && (byte === CR || byte === LF)
    const endsPart = free && (byte === SEMICOLON || (byte === EQUALS && this.state === EXTENSION_NAME))
    const endsText = this.state === QUOTED && byte === QUOTE
    if (!endsLine && !(endsPart && extensionsByChunk)) this.extensions++
    if (this.extensions <= mostExtensions || (extensionsByChunk && !endsLine && !endsPart && !endsText)) return true
    this.fail(FAULTS.chunkExtensionsTooLong, extensionsByChunk ? at + 1 : at)
    return false
  }

  private digit(digit: number, at: number): boolean {
    if (this.left < SAFE_SIZE) {
      this.left = this.left * 16 + digit
      return true
    }
    const { faultsPast: past, lengthOverflow } = this.rules
    const before = Number.isSafeInteger(this.left) ? BigInt(this.left) : this.exact
    const exact = before * 16n + BigInt(digit)
    if (overflows(lengthOverflow, before, exact, 16n)) {
      const tooBig = past ? FAULTS.chunkTooBig : FAULTS.chunkTooBigForLength
      this.fail(lengthOverflow === 'beyondExact' ? FAULTS.chunkInexact : tooBig, past ? at + 1 : at)
      return false
    }
    this.exact = BigInt.asUintN(64, exact)
    this.left = Number(this.exact)
    return true
  }

  /** `count` bytes of data were taken. */
  took(count: number): void {
    this.left -= count
    if (this.left === 0) this.state = DATA_RETURN
  }
}
