/** _http_common of a pinned process: what clients and servers shared. It holds what its release held, and the era's own parsers. */

import { debuglog } from 'node:util'
import { isToken, isUnsafe } from '../http/outgoing/headers'
import { poolOf } from '../http/parser-pool'
import { type HttpParser, kIncomingMessage } from '../http/shapes/connection'
import type { Profile } from '../profile/profile'

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

/** A member of the host's; a symbol of an older host's name where it has none. */
const ofHost = (name: string): unknown => (require('_http_common') as Record<string, unknown>)[name] ?? Symbol(name)

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
    chunkExpression: words ? /(?:^|\W)chunked(?:$|\W)/i : /chunk/i,
    continueExpression: words ? /(?:^|\W)100-continue(?:$|\W)/i : /100-continue/i,
    CRLF: '\r\n',
    debug: debuglog('http'),
    freeParser: function freeParser(parser: HttpParser | null, req: { parser?: unknown } | null, _socket?: object) {
      if (parser) parsers?.free(parser)
      if (req) req.parser = null
    },
    httpSocketSetup,
    kIncomingMessage,
    methods: [...wire.methods],
    parsers,
  }
  return Object.fromEntries(module.commonNames.map(name => [name, name in members ? members[name] : ofHost(name)]))
}
