/** _http_common of a pinned process: what clients and servers shared. It holds what its release held, and the era's own parsers. */

import { debuglog } from 'node:util'
import { isToken, isUnsafe } from '../http/outgoing/headers'
import { poolOf } from '../http/parser-pool'
import { type HttpParser, kIncomingMessage, type ParserPool } from '../http/shapes/connection'
import type { Profile } from '../profile/profile'
import { httpOptionsOfNode } from './node-options'

interface Emits {
  on(event: string, listener: () => void): unknown
  removeListener(event: string, listener: () => void): unknown
}

function ondrain(this: { _httpMessage?: { emit(event: string): void } }): void {
  this._httpMessage?.emit('drain')
}

/** The messages of a connection are told that it drained, once however often that is asked for. */
function httpSocketSetup(socket: Emits): void {
  socket.removeListener('drain', ondrain)
  socket.on('drain', ondrain)
}

/** What a parse error is made to tell before it is reported. */
function prepareError(
  error: Error & { reason?: string; rawPacket?: unknown },
  parser: HttpParser,
  rawPacket?: Buffer,
): void {
  error.rawPacket = rawPacket ?? (parser as { getCurrentBuffer?(): Buffer }).getCurrentBuffer?.()
  if (typeof error.reason === 'string') error.message = `Parse Error: ${error.reason}`
}

/** Whether the process reads leniently. */
const lenient = (): boolean => httpOptionsOfNode().insecureHTTPParser === true

/** What a parser of llhttp lets through, as one number: all, values with control characters alone, or nothing. */
const LENIENT = { all: 1023, values: 1024, none: 0 }

function calculateLenientFlags(validation: unknown, insecure: unknown): number {
  if (insecure ?? lenient()) return LENIENT.all
  return validation === 'insecure' ? LENIENT.all : validation === 'relaxed' ? LENIENT.values : LENIENT.none
}

/** The class of the parsers of a module. */
function parserClassOf(pool: ParserPool | undefined): unknown {
  return pool?.constructor().constructor
}

/** @param http the module of the era, as a program has it */
export function commonModule({ module, outgoing, wire }: Profile, http: object): Record<string, unknown> {
  const words = outgoing.chunkedMatch === 'word'
  const parsers = poolOf(http)
  const members: Record<string, unknown> = {
    _checkInvalidHeaderChar: function checkInvalidHeaderChar(value: unknown) {
      return isUnsafe(String(value))
    },
    _checkIsHttpToken: function checkIsHttpToken(value: unknown) {
      return typeof value === 'string' && isToken(value)
    },
    calculateLenientFlags,
    chunkExpression: words ? /(?:^|\W)chunked(?:$|\W)/i : /chunk/i,
    continueExpression: words ? /(?:^|\W)100-continue(?:$|\W)/i : /100-continue/i,
    CRLF: '\r\n',
    debug: debuglog('http'),
    freeParser: function freeParser(parser: HttpParser | null, req: { parser?: unknown } | null, _socket?: object) {
      if (parser) parsers?.free(parser)
      if (req) req.parser = null
    },
    httpSocketSetup,
    isLenient: function isLenient() {
      return lenient()
    },
    kIncomingMessage,
    kRequestTimeout: Symbol('kRequestTimeout'),
    kSkipPendingData: Symbol('SkipPendingData'),
    methods: [...wire.methods],
    parsers,
    prepareError,
  }
  if (module.commonNames.includes('HTTPParser')) members.HTTPParser = parserClassOf(parsers)
  return Object.fromEntries(module.commonNames.map(name => [name, members[name]]))
}
