/**
 * A reader of HTTP/1.1 that goes by RFC 9112 and by nothing else: whole texts, one message after another, slow and plain.
 * Where the RFC lets a recipient choose, it takes what may be taken: what a guarded parser reads must be what it reads, or
 * less. It shares no code with the parser of http-eras.
 */

import type { Kind } from './cases'

/** How a body ends, or what follows instead of one. */
type Framing = 'none' | 'length' | 'chunked' | 'until the end' | 'tunnel'

export interface StrictMessage {
  /** Of a request; of a response, its status. */
  readonly what: string | number
  /** Of a request. */
  readonly target: string
  readonly minor: number
  readonly framing: Framing
  /** As much of it as there is. */
  body: string
  trailers: string[]
  /** It ends in the text. */
  complete: boolean
  /** Another message may follow. */
  readonly persists: boolean
}

interface StrictReading {
  readonly messages: readonly StrictMessage[]
  /** Why and where it is not HTTP; nothing if the text is one as far as it goes. */
  readonly refused?: { readonly why: string; readonly at: number }
}

class Refused extends Error {
  constructor(
    readonly why: string,
    readonly at: number,
  ) {
    super(why)
  }
}
/** The text ends before what is read does. */
class Short extends Error {}

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
/** A coding of a list, with its parameters. */
const CODING =
  /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+(?:[ \t]*;[ \t]*[!#$%&'*+\-.^_`|~0-9A-Za-z]+[ \t]*=[ \t]*(?:[!#$%&'*+\-.^_`|~0-9A-Za-z]+|"[^"]*"))*$/
const HOST = /^(?:\[[0-9A-Fa-f:.]+\]|(?:[A-Za-z0-9\-._~!$&'()*+,;=]|%[0-9A-Fa-f]{2})*)(?::[0-9]*)?$/
const AUTHORITY = /^(?:\[[0-9A-Fa-f:.]+\]|(?:[A-Za-z0-9\-._~!$&'()*+,;=]|%[0-9A-Fa-f]{2})+):[0-9]+$/
const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+\-.]*:\/\/(?:[^/?#]+)/

const isInterim = (what: string | number): boolean => typeof what === 'number' && what < 200 && what !== 101

interface Line {
  readonly text: string
  readonly next: number
  /** LF alone ends it. */
  readonly bare: boolean
}

interface Fields {
  readonly list: readonly [name: string, value: string][]
  readonly next: number
  readonly bare: boolean
}

const partsOf = (values: readonly string[]): string[] =>
  values
    .join(',')
    .split(',')
    .map(part => part.replace(/^[ \t]+|[ \t]+$/g, ''))
    .filter(part => part !== '')

class StrictReader {
  private at = 0
  readonly messages: StrictMessage[] = []

  constructor(
    private readonly text: string,
    private readonly kind: Kind,
    private readonly skips: boolean,
  ) {}

  /** Reads all messages; throws Refused, or Short. */
  all(): void {
    for (;;) {
      this.emptyLines()
      if (this.at === this.text.length) return
      const message = this.message()
      if (!message.persists || message.framing === 'tunnel') return
    }
  }

  /** RFC 9112, 2.2: empty lines before a message are passed over. */
  private emptyLines(): void {
    for (;;) {
      const byte = this.text[this.at]
      if (byte === '\n') this.at++
      else if (byte !== '\r') return
      else if (this.text[this.at + 1] === '\n') this.at += 2
      else if (this.at + 1 === this.text.length) throw new Short()
      else throw new Refused('CR alone', this.at)
    }
  }

  private line(at: number, mayBeBare: boolean): Line {
    for (let end = at; end < this.text.length; end++) {
      const byte = this.text[end]
      if (byte === '\n') {
        if (!mayBeBare) throw new Refused('LF alone', end)
        return { text: this.text.slice(at, end), next: end + 1, bare: true }
      }
      if (byte !== '\r') continue
      if (end + 1 === this.text.length) throw new Short()
      if (this.text[end + 1] !== '\n') throw new Refused('CR alone', end)
      return { text: this.text.slice(at, end), next: end + 2, bare: false }
    }
    throw new Short()
  }

  private fields(from: number, mayBeBare: boolean): Fields {
    const list: [string, string][] = []
    let bare = false
    for (let at = from; ; ) {
      const line = this.line(at, mayBeBare)
      bare ||= line.bare
      if (line.text === '') return { list, next: line.next, bare }
      this.field(line.text, list, at)
      at = line.next
    }
  }

  private field(text: string, list: [string, string][], at: number): void {
    if (/[\0\x7f]/.test(text)) throw new Refused('a control character in a field', at)
    if (/^[ \t]/.test(text)) {
      // 5.2: a folded line may be taken for a blank; 2.2: one before the first field may not.
      if (list.length === 0) throw new Refused('a blank before the first field', at)
      list[list.length - 1][1] = `${list[list.length - 1][1]} ${text.trim()}`.trim()
      return
    }
    const colon = text.indexOf(':')
    let name = text.slice(0, colon)
    // 5.1: blanks before the colon are taken away in responses, and refused in requests.
    if (this.kind === 'RESPONSE') name = name.replace(/[ \t]+$/, '')
    if (colon < 0 || !TOKEN.test(name)) throw new Refused('a name that is not a token', at)
    list.push([name, text.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, '')])
  }

  private message(): StrictMessage {
    const from = this.at
    const first = this.line(from, true)
    // 3 and 4: first lines may be read as words between blanks.
    const start = this.kind === 'REQUEST' ? this.requestLine(first.text) : this.statusLine(first.text)
    const { list, next, bare } = this.fields(first.next, true)
    const valuesOf = (name: string) => list.filter(([other]) => other.toLowerCase() === name).map(([, value]) => value)
    if (this.kind === 'REQUEST') this.checkHost(valuesOf('host'), start.minor)
    const codings = valuesOf('transfer-encoding')
    const lengths = valuesOf('content-length')
    if (bare && codings.length + lengths.length > 0) throw new Refused('LF alone in a head that frames a body', from)
    const words = partsOf([...valuesOf('connection'), ...valuesOf('proxy-connection')]).map(word => word.toLowerCase())
    const kept = start.minor > 0 || words.includes('keep-alive')
    const chunked = codings.length > 0 && this.isChunked(codings, start.minor)
    const length = codings.length > 0 ? undefined : this.lengthOf(lengths)
    // 6.1: who gets both may go by the coding, and closes after it.
    const both = codings.length > 0 && lengths.length > 0
    const framing = this.framing(start.what, chunked, codings.length > 0, length)
    const message: StrictMessage = {
      ...start,
      framing,
      body: '',
      trailers: [],
      complete: false,
      // An interim response is followed by another one, whatever it says.
      persists: isInterim(start.what) || (kept && !both && !words.includes('close') && framing !== 'until the end'),
    }
    this.messages.push(message)
    this.at = next
    if (framing === 'length') this.counted(message, length!)
    else if (framing === 'chunked') this.chunks(message)
    else if (framing === 'until the end') {
      message.body = this.text.slice(next)
      this.at = this.text.length
    }
    message.complete = framing !== 'until the end'
    return message
  }

  private requestLine(text: string): { what: string; target: string; minor: number } {
    const [, method, target, version] = /^([^ ]+) +([^ ]+) +([^ ]+) *$/.exec(text) ?? []
    if (version === undefined) throw new Refused('no request line', this.at)
    if (!TOKEN.test(method)) throw new Refused('a method that is not a token', this.at)
    if (/[\0-\x20\x7f]/.test(target)) throw new Refused('a control character in the target', this.at)
    const fits =
      method === 'CONNECT'
        ? AUTHORITY.test(target)
        : target.startsWith('/') || ABSOLUTE.test(target) || (target === '*' && method === 'OPTIONS')
    if (!fits) throw new Refused('a target of no form that its method has', this.at)
    return { what: method, target, minor: this.minor(version) }
  }

  private statusLine(text: string): { what: number; target: string; minor: number } {
    const [, version, status] = /^([^ ]+) +([1-9][0-9]{2})(?: .*)?$/.exec(text) ?? []
    if (status === undefined) throw new Refused('no status line', this.at)
    return { what: Number(status), target: '', minor: this.minor(version) }
  }

  private minor(version: string): number {
    const [, minor] = /^HTTP\/1\.([0-9])$/.exec(version) ?? []
    if (minor === undefined) throw new Refused('no version 1.x', this.at)
    return Number(minor)
  }

  /** 3.2. */
  private checkHost(hosts: readonly string[], minor: number): void {
    if (hosts.length > 1) throw new Refused('more than one Host', this.at)
    if (hosts.length === 0 && minor > 0) throw new Refused('no Host', this.at)
    if (hosts.length > 0 && !HOST.test(hosts[0])) throw new Refused('a Host that is none', this.at)
  }

  /** 6.1 and 6.3. */
  private isChunked(values: readonly string[], minor: number): boolean {
    if (minor === 0) throw new Refused('Transfer-Encoding in HTTP/1.0', this.at)
    const codings = partsOf(values)
    if (codings.length === 0 || codings.some(coding => !CODING.test(coding))) {
      throw new Refused('no list of codings', this.at)
    }
    const names = codings.map(coding => coding.toLowerCase().replace(/[ \t;].*/, ''))
    const first = names.indexOf('chunked')
    if (first >= 0 && first < names.length - 1) throw new Refused('chunked is not the last coding', this.at)
    if (first >= 0 && codings[first].length > 'chunked'.length) throw new Refused('chunked with parameters', this.at)
    if (first < 0 && this.kind === 'REQUEST') throw new Refused('the last coding is not chunked', this.at)
    return first >= 0
  }

  /** 6.2 and 6.3: the same length more than once is that length. */
  private lengthOf(values: readonly string[]): bigint | undefined {
    if (values.length === 0) return undefined
    const parts = values.join(',').split(',')
    const numbers = parts.map(part => part.replace(/^[ \t]+|[ \t]+$/g, ''))
    if (numbers.some(number => !/^[0-9]+$/.test(number) || BigInt(number) !== BigInt(numbers[0]))) {
      throw new Refused('no length', this.at)
    }
    return BigInt(numbers[0])
  }

  /** 6.3. */
  private framing(what: string | number, chunked: boolean, coded: boolean, length: bigint | undefined): Framing {
    if (what === 'CONNECT' || what === 101) return 'tunnel'
    if (typeof what === 'number' && (this.skips || what < 200 || what === 204 || what === 304)) return 'none'
    if (chunked) return 'chunked'
    if (length !== undefined) return length > 0n ? 'length' : 'none'
    return this.kind === 'RESPONSE' || coded ? 'until the end' : 'none'
  }

  private counted(message: StrictMessage, length: bigint): void {
    const left = this.text.length - this.at
    const size = length > BigInt(left) ? left : Number(length)
    message.body += this.text.slice(this.at, this.at + size)
    this.at += size
    if (BigInt(size) < length) throw new Short()
  }

  /** 7.1. */
  private chunks(message: StrictMessage): void {
    for (;;) {
      const line = this.line(this.at, false)
      // What an extension means is nobody's business: it has to be one, of bytes that a value may have.
      const [, digits] = /^([0-9A-Fa-f]+)[ \t]*(?:;[\t\x20-\x7e\x80-\xff]*)?$/.exec(line.text) ?? []
      if (digits === undefined) throw new Refused('no chunk size', this.at)
      const size = BigInt(`0x${digits}`)
      this.at = line.next
      if (size === 0n) break
      this.counted(message, size)
      const end = this.line(this.at, false)
      if (end.text !== '') throw new Refused('a chunk that does not end after its data', this.at)
      this.at = end.next
    }
    const { list, next } = this.fields(this.at, false)
    message.trailers = list.flat()
    this.at = next
  }

  get place(): number {
    return this.at
  }
}

/**
 * Reads a text as RFC 9112 has it.
 * @param text one byte a character
 * @param skips the responses answer HEAD
 */
export function readStrictly(text: string, kind: Kind, skips = false): StrictReading {
  const reader = new StrictReader(text, kind, skips)
  try {
    reader.all()
  } catch (error) {
    if (error instanceof Refused) return { messages: reader.messages, refused: { why: error.why, at: error.at } }
    if (!(error instanceof Short)) throw error
  }
  return { messages: reader.messages }
}
