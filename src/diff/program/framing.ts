/**
 * Where messages end, as far as an observer must know: when a request is whole and can be answered, when an answer is whole.
 * It reads leniently and never fails; what it cannot make out just does not end.
 */

const headEnd = /\r?\n\r?\n/

interface Head {
  readonly first: string
  readonly headers: ReadonlyMap<string, string>
}

function readHead(text: string): Head {
  const [first, ...lines] = text.split(/\r?\n/)
  const pairs = lines.flatMap((line): [string, string][] => {
    const colon = line.indexOf(':')
    return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]]
  })
  return { first, headers: new Map(pairs) }
}

/** A message as far as it has come. */
export interface Message extends Head {
  /** How many bytes of body it had, chunks taken apart. */
  readonly bodyLength: number
}

type Body = { kind: 'counted'; left: number } | { kind: 'chunked' } | { kind: 'rest' }

/** Cuts bytes of one direction into messages. */
export class Framing {
  /** Whole messages so far. */
  readonly messages: Message[] = []
  private text = ''
  private head: Head | undefined
  private body: Body | undefined
  private length = 0

  /**
   * @param bodyOf says how the body of a head is framed: `none`, `rest` (until the connection ends), or as its headers have it
   * @param onHead hears each head before its body
   */
  constructor(
    private readonly bodyOf: (head: Head) => 'none' | 'rest' | 'framed' | 'interim',
    private readonly onHead: (head: Head) => void = () => {},
  ) {}

  /** Whether a message has begun and is not whole. */
  get within(): boolean {
    return this.head !== undefined || this.text.trim() !== ''
  }

  /** Takes bytes as latin1 text. */
  add(text: string): void {
    this.text += text
    while (this.step()) {}
  }

  /** The connection ended: what goes on until then is whole. */
  end(): void {
    if (this.head && this.body?.kind === 'rest') this.finish()
  }

  private step(): boolean {
    if (!this.head) return this.readHead()
    if (this.body?.kind === 'counted') return this.readCounted(this.body)
    if (this.body?.kind === 'chunked') return this.readChunk()
    this.length += this.text.length
    this.text = ''
    return false
  }

  private readHead(): boolean {
    const text = this.text.replace(/^[\r\n]+/, '')
    const end = headEnd.exec(text)
    if (!end) return false
    this.text = text.slice(end.index + end[0].length)
    const head = readHead(text.slice(0, end.index))
    this.onHead(head)
    this.length = 0
    const framed = this.bodyOf(head)
    if (framed === 'interim') return true
    this.head = head
    if (framed === 'none') this.finish()
    else if (framed === 'rest') this.body = { kind: 'rest' }
    else if (/chunked/i.test(head.headers.get('transfer-encoding') ?? '')) this.body = { kind: 'chunked' }
    else this.body = { kind: 'counted', left: Number.parseInt(head.headers.get('content-length') ?? '0', 10) || 0 }
    return true
  }

  private readCounted(body: { left: number }): boolean {
    const taken = Math.min(body.left, this.text.length)
    this.text = this.text.slice(taken)
    this.length += taken
    body.left -= taken
    if (body.left > 0) return false
    this.finish()
    return this.text !== ''
  }

  private readChunk(): boolean {
    const line = /^([0-9a-f]+)[^\r\n]*\r?\n/i.exec(this.text)
    if (!line) return false
    const size = Number.parseInt(line[1], 16)
    const rest = this.text.slice(line[0].length)
    if (size === 0) {
      const end = /^(?:[^\r\n]+\r?\n)*\r?\n/.exec(rest)
      if (!end) return false
      this.text = rest.slice(end[0].length)
      this.finish()
      return this.text !== ''
    }
    const ending = /^\r?\n/.exec(rest.slice(size))
    if (!ending) return false
    this.text = rest.slice(size + ending[0].length)
    this.length += size
    return true
  }

  private finish(): void {
    const { first, headers } = this.head as Head
    this.messages.push({ first, headers, bodyLength: this.length })
    this.head = this.body = undefined
  }
}

/** Requests: a body only where a header says so. */
export const requestFraming = (onHead?: (head: Head) => void): Framing =>
  new Framing(
    ({ headers }) => (headers.has('content-length') || headers.has('transfer-encoding') ? 'framed' : 'none'),
    onHead,
  )

/** Answers to requests with these methods; methods are added as requests are sent. */
export function responseFraming(methods: string[]): Framing {
  return new Framing(({ first, headers }) => {
    const status = Number(/^\S+\s+(\d{3})/.exec(first)?.[1] ?? 0)
    if (status >= 100 && status < 200 && status !== 101) return 'interim'
    const method = methods.shift()
    if (status === 101 || (method === 'CONNECT' && status < 300)) return 'rest'
    if (method === 'HEAD' || status === 204 || status === 304) return 'none'
    return headers.has('content-length') || headers.has('transfer-encoding') ? 'framed' : 'rest'
  })
}

export const methodOf = ({ first }: { readonly first: string }): string => first.split(' ')[0]
