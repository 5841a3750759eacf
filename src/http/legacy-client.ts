/** createClient and Client: which kind the era has, and whether it says that its time is over. */

import type { Era } from './era'
import { makeClientFacade } from './legacy-client-facade'
import { makeClientSocket } from './legacy-client-socket'

export interface ClientParts {
  createClient?: unknown
  Client?: unknown
}
type Maker = (this: unknown, ...args: never[]) => unknown

/** Says once on stderr that a function is deprecated; its prototype is not the one of what it makes. */
function deprecate(fn: Maker, words: string): Maker {
  let said = false
  return function deprecated(this: unknown, ...args) {
    if (!said && !process.env.NODE_NO_WARNINGS) process.stderr.write(`${words}\n`)
    said = true
    return fn.apply(this, args)
  }
}

export function makeLegacyClient(era: Era): ClientParts {
  const { createClient: kind, deprecation } = era.profile.legacy
  if (kind === 'absent') return {}
  const parts = kind === 'socket' ? makeClientSocket(era) : makeClientFacade(era)
  if (deprecation === 'none') return parts
  const words = {
    sentences: [
      'http.Client will be removed soon. Do not use it.',
      'http.createClient is deprecated. Use `http.request` instead.',
    ],
    prefixed: [
      '(node) http.Client is deprecated.',
      '(node) http.createClient is deprecated. Use http.request instead.',
    ],
  }[deprecation]
  return {
    Client: deprecate(parts.Client as Maker, words[0]),
    createClient: deprecate(parts.createClient as Maker, words[1]),
  }
}
