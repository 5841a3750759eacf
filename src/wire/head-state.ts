/**
 * What the scanners of a head share: where in the grammar the bytes are, and what was found so far. One is made for each
 * head and for each message's trailers, and never used again: nothing of one head can be known in another.
 */

import { latin1 } from './bytes'
import { FAULTS, type Fault } from './faults'
import type { MethodTree, Rules } from './rules'
import { decodeUtf8 } from './utf8'

/** What the head says about connection and body, as bits. */
export const KEEP_ALIVE = 1
export const CLOSE = 2
export const CONNECTION_UPGRADE = 4
export const UPGRADE = 8
export const CHUNKED = 16
export const CODING = 32
export const LENGTH = 64
export const LENGTH_NAMED = 128
/** LF alone ended a line. */
export const BARE = 256
/** The first line was read though it is not what RFC 9112 has. */
export const ODD = 512
/** Some line that frames the message, says what becomes of the connection or names the host goes on in the next one. */
export const FOLDED = 1024
export const FOLDED_LENGTH = 2048
/** What is known of the lines of one head, and says nothing of its trailers. */
export const OF_ITS_LINES = BARE | ODD | FOLDED | FOLDED_LENGTH
/** There is one plain Host; known of plain heads alone. */
export const HOST = 4096

/** The header lines that frame messages; 0 is any other. */
export const CONNECTION_LINE = 1
export const LENGTH_LINE = 2
export const CODING_LINE = 3
export const UPGRADE_LINE = 4

/** Where in a head the next byte stands: before it, in its first line (request-line.ts, status-line.ts), in its lines (line-states.ts). */
export const BEFORE = 0
export const FIRST_LINE = 1
export const LINES = 32
export const DONE = 63

/** How many bytes before one are looked at: more blanks than this have no word before them. */
export const NEAR = 64

export class HeadState {
  state: number
  method = ''
  url = ''
  status = 0
  message = ''
  major = 0
  minor = 0
  headers: string[] = []
  /** Content-Length; exact up to 2^53, and `exact` from there on. */
  length = 0
  exact = 0n

  /** Letters or digits of the present word that were seen. */
  count = 0
  place = 0
  tree: MethodTree
  /** The word that stands for HTTP/. */
  other: Uint8Array | undefined = undefined
  name = ''
  blankInName = false
  value = ''
  /** What the present header line is about; see header-lines.ts. */
  kind = 0
  /** Of the present value, whether a line before the present one gave text. */
  folded = false
  /** The value goes on in a next line, text or not. */
  wrapped = false
  /** For the parts of a Connection or Transfer-Encoding value; see connection.ts. */
  token = 0
  /** The rest of the value is not looked at. */
  unread = false
  /** Of Content-Length: whether a blank came after its digits. */
  blanks = false

  /** The head is too long, which is noticed when the field is over in which the bytes are. */
  tooLong = false
  fault: Fault | undefined = undefined
  faultAt = 0
  /** The fault is reported when more bytes come. */
  late = false
  /** Bytes of this head, whatever the era counts. */
  bytes = 0

  /** The text of the present field from earlier chunks, and where it goes on in this one; -1: there is none. */
  text = ''
  mark = -1
  /**
   * The end of that text, where the era looks back at it. It is kept by itself, because looking at the end of a text that
   * grew by pieces costs as much as the whole of it.
   */
  tail = ''

  /**
   * @param trailing the lines are those after a chunked body
   * @param flags what is known before: of trailers, what their message's head said
   * @param limit how long it may be
   * @param size bytes that count before it begins: bytes of this head that were read, or (fieldsOnly) of its fields
   * @param mostLines how many elements its list of lines may have
   * @param mostNamed the same, where the name of the next line is read before it is too many
   */
  constructor(
    readonly rules: Rules,
    readonly isRequest: boolean,
    readonly trailing: boolean,
    public flags: number,
    readonly limit: number,
    public size: number,
    readonly mostLines: number,
    readonly mostNamed: number,
  ) {
    this.tree = rules.methodTree
    this.state = trailing ? LINES : BEFORE
  }

  /** Begins with a length that a message before left. */
  carry(from: Pick<HeadState, 'length' | 'exact'>): void {
    this.length = from.length
    this.exact = from.exact
  }

  fail(fault: Fault, at: number): -1 {
    this.fault = fault
    this.faultAt = at
    return -1
  }

  /** It is too long, which is noticed because the piece is over. */
  tooLongAtEnd(end: number): -1 {
    const { noticesAtField, noticesLate } = this.rules
    this.late = noticesLate
    return this.fail(FAULTS.headersTooLong, noticesAtField ? end - 1 : end)
  }

  /** A field begins at `at`. */
  open(at: number): void {
    this.mark = at
  }

  /** The field has the bytes up to `to`; if it ends there, the one after it was read too. */
  grow(bytes: Buffer, to: number, ends: boolean): void {
    if (to > this.mark) {
      this.text += latin1(bytes, this.mark, to)
      if (this.rules.returnAsDash) {
        this.tail = (this.tail + latin1(bytes, Math.max(this.mark, to - NEAR), to)).slice(-NEAR)
      }
    }
    if (this.rules.countsFields) {
      this.size += to - this.mark
      if (this.size >= this.limit) this.fail(FAULTS.headersTooLong, to + (ends ? 1 : 0))
    }
  }

  /** The field ends before `at`: its text. */
  close(bytes: Buffer, at: number, ends = true): string {
    this.grow(bytes, at, ends)
    const { text } = this
    this.text = this.tail = ''
    this.mark = -1
    return text
  }

  /** The same for what is shown to the program, in the era's charset. */
  decode(text: string): string {
    if (!this.rules.utf8) return text
    for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return decodeUtf8(text)
    return text
  }
}
