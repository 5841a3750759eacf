/** http.ServerResponse, in the order in which the eras brought its members. */

import type { HeaderList, OutgoingHeaders } from './headers'
import type { Connection } from './kinds'

interface OnceNamedResponse {
  statusCode: number
  writeContinue(): void
  writeHead(status: number, headers?: OutgoingHeaders | HeaderList): unknown
  writeHead(status: number, reason?: string, headers?: OutgoingHeaders | HeaderList): unknown
  assignSocket(socket: Connection): void
  detachSocket(socket: Connection): void
}
export interface ServerResponse extends OnceNamedResponse {
  /** The old name of writeHead. */
  writeHeader(status: number, headers?: OutgoingHeaders | HeaderList): unknown
  writeHeader(status: number, reason?: string, headers?: OutgoingHeaders | HeaderList): unknown
}

/** `writeHead` gives nothing. */
export interface UnchainedResponse extends ServerResponse {
  writeHead(status: number, headers?: OutgoingHeaders | HeaderList): void
  writeHead(status: number, reason?: string, headers?: OutgoingHeaders | HeaderList): void
}

/** `writeHead` gives the response. */
export interface ChainedResponse extends ServerResponse {
  writeHead(status: number, headers?: OutgoingHeaders | HeaderList): this
  writeHead(status: number, reason?: string, headers?: OutgoingHeaders | HeaderList): this
}

export interface ReasonedResponse {
  /** The reason phrase; undefined for the one of STATUS_CODES. */
  statusMessage: string | undefined
}

export interface ProcessingResponse {
  /** Sends 102. */
  writeProcessing(): void
}

/** `writeHead` gives the response, and has no other name. */
export interface ChainedOnceNamedResponse extends OnceNamedResponse {
  writeHead(status: number, headers?: OutgoingHeaders | HeaderList): this
  writeHead(status: number, reason?: string, headers?: OutgoingHeaders | HeaderList): this
}

export interface AnsweringResponse<R> {
  /** The request that it answers. */
  req: R
}

export interface HintingResponse {
  /** Sends 103. */
  writeEarlyHints(hints: Record<string, string | string[]>, written?: () => void): void
}

export interface InformingResponse {
  /** Sends an interim answer of any status. */
  writeInformation(status: number, headers?: OutgoingHeaders | HeaderList, written?: () => void): void
}
