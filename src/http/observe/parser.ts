/**
 * The parser of a connection that is watched: it tells what it reads, and the bytes that come and go. It is another class, and used
 * for one connection only, so the parsers of all other connections have nothing of it.
 */

import type { WireBehaviours } from '../../wire/flags'
import type { Head, HeadVerdict } from '../../wire/head'
import type { ParseError, Parser } from '../../wire/parser'
import type { HttpSocket } from '../shapes/connection'
import { channels, numberOf, type ParserMessage, type WireMessage } from './channels'

type GivenPiece = { readonly chunk: Buffer | string; readonly encoding?: BufferEncoding }
type WriteGeneric = (isList: boolean, data: unknown, encoding: BufferEncoding, done: () => void) => unknown

/** What a host socket writes through, single pieces and lists. */
interface WritingSocket {
  connecting?: boolean
  _writeGeneric?: WriteGeneric
}

const bytesOf = (data: Buffer | string, encoding?: BufferEncoding): Buffer =>
  typeof data === 'string' ? Buffer.from(data, encoding) : data

const listOf = (isList: boolean, data: unknown, encoding: BufferEncoding): Buffer[] => {
  if (!isList) return [bytesOf(data as Buffer | string, encoding)]
  return (data as (GivenPiece | Buffer)[]).map(one =>
    Buffer.isBuffer(one) ? one : bytesOf(one.chunk, one.encoding ?? encoding),
  )
}

/** Tells what a socket writes, until it is let go. @returns what lets it go */
function watchWrites(socket: WritingSocket, tell: (bytes: Buffer) => void): () => void {
  const { _writeGeneric: write } = socket
  if (typeof write !== 'function') return () => {}
  const watched: WriteGeneric = function (this: WritingSocket, isList, data, encoding, done) {
    // One that is connecting asks again when it is connected.
    if (!this.connecting) for (const bytes of listOf(isList, data, encoding)) tell(bytes)
    return write.call(this, isList, data, encoding, done)
  }
  Object.defineProperty(socket, '_writeGeneric', { value: watched, writable: true, configurable: true })
  return () => {
    if (socket._writeGeneric === watched) delete socket._writeGeneric
  }
}

interface ParserOfConnection extends Parser {
  socket: HttpSocket | null
}
type ParserClass = new (wire: WireBehaviours) => ParserOfConnection

/**
 * The class of parsers that tell.
 * @param Base the parser of the era
 * @param release whose it is
 */
export function watchedParser<P extends new (wire: WireBehaviours) => object>(Base: P, release: string): P {
  class Watched extends (Base as unknown as ParserClass) {
    #socket: HttpSocket | null = null
    #letGo: () => void = () => {}

    constructor(wire: WireBehaviours) {
      super(wire)
      Object.defineProperty(this, 'socket', {
        get: () => this.#socket,
        set: (socket: HttpSocket | null) => this.#serve(socket),
        enumerable: true,
        configurable: true,
      })
    }

    /** It is for one connection, and never given to another. */
    get busy(): boolean {
      return true
    }

    #serve(socket: HttpSocket | null): void {
      if (socket === this.#socket) return
      this.#letGo()
      this.#letGo = socket ? watchWrites(socket as WritingSocket, bytes => this.#bytes('out', bytes)) : () => {}
      this.#socket = socket
    }

    get #about() {
      const side = this.isRequest ? ('server' as const) : ('client' as const)
      return { release, connection: this.#socket ? numberOf(this.#socket) : 0, side }
    }

    #bytes(direction: WireMessage['direction'], bytes: Buffer): void {
      if (bytes.length > 0) channels.wire.publish({ ...this.#about, direction, bytes } satisfies WireMessage)
    }

    #tell(about: Omit<ParserMessage, 'release' | 'connection' | 'side'>): void {
      channels.parser.publish({ ...this.#about, ...about } satisfies ParserMessage)
    }

    override execute(chunk: Buffer): number | ParseError {
      this.#bytes('in', chunk)
      const about = this.#about
      const result = super.execute(chunk)
      if (typeof result !== 'number') {
        channels.parser.publish({ ...about, event: 'error', error: result } satisfies ParserMessage)
      }
      return result
    }

    override onHead(head: Head): HeadVerdict {
      const { method, url, statusCode, versionMajor, versionMinor, headers } = head
      const start = this.isRequest ? { method, target: url } : { status: statusCode }
      this.#tell({ event: 'head', ...start, version: `${versionMajor}.${versionMinor}`, lines: headers.length / 2 })
      return super.onHead(head)
    }

    override onComplete(trailers: string[] | undefined): void {
      this.#tell({ event: 'complete' })
      super.onComplete(trailers)
    }
  }
  Object.defineProperty(Watched, 'name', { value: Base.name })
  return Watched as unknown as P
}
