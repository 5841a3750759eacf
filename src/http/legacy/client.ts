/** createClient and Client: which kind the era has, and whether it says that its time is over. */

import type { Era } from '../shapes/era'
import { makeClientFacade } from './facade'
import { makeClientSocket } from './socket'

interface ClientParts {
  createClient?: unknown
  Client?: unknown
}
type Maker = (this: unknown, ...args: never[]) => unknown

const print = (words: string) => {
  if (!process.env.NODE_NO_WARNINGS) process.stderr.write(`${words}\n`)
}
const warn = (words: string) => process.emitWarning(words, 'DeprecationWarning')

/**
 * Says once that a function is deprecated; unless it knows its own, its prototype is not the one of what it makes.
 */
function deprecate(fn: Maker, say: () => void, knowsOwn: boolean): Maker {
  let message = false
  const deprecated = function (this: unknown, ...args: never[]) {
    if (!message) say()
    message = true
    return new.target && knowsOwn ? Reflect.construct(fn, args, new.target) : fn.apply(this, args)
  }
  Object.defineProperty(deprecated, 'name', { value: 'deprecated' })
  if (knowsOwn) Object.assign(Object.setPrototypeOf(deprecated, fn), { prototype: fn.prototype })
  return deprecated
}

const sentences = ['http.Client is deprecated.', 'http.createClient is deprecated. Use http.request instead.']
const notices = {
  sentences: {
    say: print,
    words: [
      'http.Client will be removed soon. Do not use it.',
      'http.createClient is deprecated. Use `http.request` instead.',
    ],
  },
  prefixed: { say: print, words: sentences.map(words => `(node) ${words}`) },
  warning: { say: warn, words: sentences },
  constructing: { say: warn, words: sentences },
}

export function makeLegacyClient(era: Era): ClientParts {
  const { createClient: kind, deprecation } = era.profile.legacy
  if (kind === 'absent') return {}
  const parts = kind === 'socket' ? makeClientSocket(era) : makeClientFacade(era)
  if (deprecation === 'none') return parts
  const { say, words } = notices[deprecation]
  const constructs = deprecation === 'constructing'
  return {
    Client: deprecate(parts.Client as Maker, () => say(words[0]), constructs),
    createClient: deprecate(parts.createClient as Maker, () => say(words[1]), false),
  }
}
