/** What NODE_DEBUG makes a server say of the bytes of a connection. */

import type { ParseError } from '../../wire/parser'
import type { HttpParser } from '../shapes/connection'
import type { Era } from '../shapes/era'
import type { ServedSocket } from '../shapes/server'
import { isTapped } from '../socket/tap'

type Execute = (socket: ServedSocket, parser: HttpParser, chunk: Buffer) => number | ParseError

/** @returns gives a parser its bytes; undefined where nothing is asked for */
export function makeExecuteSaying({ debug, profile }: Era): Execute | undefined {
  if (!debug) return undefined
  // How the bytes come is told from how they are read: without the stream, or through it.
  const consumes = 'server.consumed' in profile.process.debugLines
  return (socket, parser, chunk) => {
    const consumed = consumes && isTapped(socket)
    if (!consumed) debug('server.read', { length: chunk.length })
    const result = parser.execute(chunk)
    if (consumed) debug('server.consumed', { length: typeof result === 'number' ? result : Number.NaN })
    if (socket._paused) debug('server.pauses')
    return result
  }
}
