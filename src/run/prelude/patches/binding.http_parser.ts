import type { Profile } from '../../../profile/profile'
import type { Head, HeadVerdict } from '../../../wire/head'
import type { Parser } from '../../../wire/parser'
import { giveBinding } from '../bindings'
import { patch } from '../patch'

type Piece = (this: object, bytes: Buffer, start: number, length: number) => void

const REQUEST = 0
const RESPONSE = 1

/** What programs set on a parser to hear of a message. A piece is bytes with a start and a length. */
interface Listeners {
  onMessageBegin?(): void
  onURL?: Piece
  onHeaderField?: Piece
  onHeaderValue?: Piece
  onHeaders?(headers: string[], url: string): void
  onHeadersComplete?(info: object): unknown
  onBody?: Piece
  onMessageComplete?(): void
}

/** The parser of the era behind the methods that its binding had. */
function makeBinding({ wire }: Profile): object {
  const parsers = require('../../../wire/parser') as typeof import('../../../wire/parser')
  const tellHead = (listeners: Listeners, head: Head, isRequest: boolean): HeadVerdict => {
    const piece = (name: 'onURL' | 'onHeaderField' | 'onHeaderValue', text: string) => {
      const bytes = Buffer.from(text, 'latin1')
      listeners[name]?.(bytes, 0, bytes.length)
    }
    listeners.onMessageBegin?.()
    if (isRequest) piece('onURL', head.url)
    head.headers.forEach((text, i) => {
      piece(i % 2 ? 'onHeaderValue' : 'onHeaderField', text)
    })
    const { headers, versionMajor, versionMinor, method, url, statusCode, upgrade, shouldKeepAlive } = head
    const start = isRequest ? { method, url } : { statusCode }
    const info = { headers, ...start, versionMajor, versionMinor, shouldKeepAlive, upgrade }
    const skips = listeners.onHeadersComplete?.(info)
    return upgrade ? 2 : skips ? 1 : 0
  }
  class HTTPParser {
    declare socket: unknown
    constructor(kind?: number | string) {
      this.reinitialize(kind)
    }
    reinitialize(kind?: number | string): void {
      const parser = new parsers.Parser(wire)
      const listeners = this as Listeners
      parser.reset(kind === RESPONSE || kind === 'response' ? 'response' : 'request')
      parser.onHead = head => tellHead(listeners, head, parser.isRequest)
      parser.onBody = chunk => listeners.onBody?.(chunk, 0, chunk.length)
      parser.onComplete = trailers => {
        if (trailers?.length) listeners.onHeaders?.(trailers, '')
        listeners.onMessageComplete?.()
      }
      Object.defineProperty(this, 'wire', { value: parser, configurable: true })
    }
    /** @returns how many bytes were read, or an Error */
    execute(bytes: Buffer, start = 0, length = bytes.length - start): number | Error {
      return (this as unknown as { wire: Parser }).wire.execute(bytes.subarray(start, start + length))
    }
    finish(): Error | undefined {
      return (this as unknown as { wire: Parser }).wire.finish()
    }
    pause(): void {}
    resume(): void {}
  }
  // As of a class of the engine's: its methods are enumerated and tell of no argument.
  for (const [name, method] of Object.entries(Object.getOwnPropertyDescriptors(HTTPParser.prototype))) {
    if (name === 'constructor') continue
    Object.defineProperty(method.value, 'length', { value: 0 })
    Object.defineProperty(HTTPParser.prototype, name, { ...method, enumerable: true })
  }
  Object.defineProperty(HTTPParser, 'length', { value: 0 })
  return { HTTPParser: Object.assign(HTTPParser, { REQUEST, RESPONSE }) }
}

export default patch({ install: profile => giveBinding('http_parser', () => makeBinding(profile)) })
