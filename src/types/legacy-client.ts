/** http.createClient and what belonged to it: a client of one host. */

import type { Emitter } from './emitter'
import type { OutgoingHeaders } from './headers'
import type { ClientResponse, Connection, Constructor, Kinds } from './kinds'

interface ClientEvents<K extends Kinds> {
  error: [error: Error]
  end: []
  close: []
  upgrade: [response: ClientResponse<K>, socket: Connection, head: Buffer]
}

export interface LegacyClient<K extends Kinds> extends Emitter<ClientEvents<K>> {
  host: string
  port: number | string
  request(method: string, path: string, headers?: OutgoingHeaders): K['ClientRequest']
  /** A GET. */
  request(path: string, headers?: OutgoingHeaders): K['ClientRequest']
}

/** The client is its connection. */
export interface LegacySocketClient<K extends Kinds> extends LegacyClient<K> {
  destroy(error?: Error): void
  end(): void
  setTimeout(ms: number, onTimeout?: () => void): unknown
}

export interface CreatesClients<C> {
  Client: Constructor<[port?: number | string, host?: string], C>
  /** @deprecated since there are agents */
  createClient(port?: number | string, host?: string): C
}

type Fetched = (error: Error | number | null, text?: string) => void

export interface Cats {
  /** Fetches the text of a url. */
  cat(url: string, done: Fetched): void
  cat(url: string, encoding: BufferEncoding, done: Fetched): void
  cat(url: string, encoding: BufferEncoding, headers: OutgoingHeaders, done: Fetched): void
}
