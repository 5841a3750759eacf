/** The pool of an era's parsers, as programs know it (`http.parsers`): a parser serves one connection after another. */

import { say } from '../guard/ledger'
import type { WireBehaviours } from '../wire/flags'
import { isWatched } from './observe/channels'
import { makeParserClass, type PooledParser } from './parser'
import type { HttpParser, Leniency, ParserPool } from './shapes/connection'
import type { Era } from './shapes/era'

/** How many idle parsers are kept where no program says otherwise. */
const MOST_IDLE = 1000

/** Says once what of the guard does not hold for parsers that read leniently. */
function makeSayLifted({ guard }: Era): ((how: Leniency) => void) | undefined {
  if (guard.mode === 'off') return undefined
  const said = new Set<Leniency>()
  return how => {
    if (said.has(how)) return
    said.add(how)
    // The fixes are many files: a program that is faithful does without.
    const { liftedByInsecure } = require('../guard/guard') as typeof import('../guard/guard')
    const lifted = liftedByInsecure(guard.own).filter(id => how !== 'relaxed' || id === 'value-bytes')
    if (lifted.length === 0) return
    const option = how === 'relaxed' ? 'httpValidation' : 'insecureHTTPParser'
    say(
      `${option} lifts of the guard, for the servers and requests that ask for it: ${lifted.join(', ')} (docs/guard.md)`,
    )
  }
}

const pools = new WeakMap<object, ParserPool>()

/** The parsers of a module of http, where it does not show them. */
export const poolOf = (http: object): ParserPool | undefined => pools.get(http)

/** Lets the parsers of a module be found. */
export const keepPool = (http: object, pool: ParserPool): void => {
  pools.set(http, pool)
}

export function makeParsers(era: Era): ParserPool {
  const EraParser = makeParserClass(era)
  const { wire } = era.profile
  const make = () => new EraParser(wire)
  /** Where somebody listens to what http tells. */
  let Watched: typeof EraParser | undefined
  const makeWatched = (insecure: Leniency) => {
    const { watchedParser } = require('./observe/parser') as typeof import('./observe/parser')
    Watched ??= watchedParser(EraParser, era.profile.release)
    return new Watched(insecure === 'relaxed' ? relaxedWire : insecure ? insecureWire : wire)
  }
  // Its constructor made parsers, not lists, and had no name.
  Object.defineProperty(make, 'name', { value: '' })

  const list: HttpParser[] = []
  const insecureWire: WireBehaviours = { ...wire, ...wire.insecure }
  const insecureList: HttpParser[] = []
  // What httpValidation calls relaxed: control characters in values, and nothing else.
  const relaxedWire: WireBehaviours = { ...wire, headerValueBytes: 'all' }
  const relaxedList: HttpParser[] = []
  let warned = !era.insecure
  /** The process reads leniently, which it says once. */
  const byDefault = () => {
    if (!warned) process.emitWarning('Using insecure HTTP parsing')
    warned = true
    return era.insecure
  }
  const sayLifted = makeSayLifted(era)
  const pool: ParserPool = {
    name: 'parsers',
    constructor: make,
    max: MOST_IDLE,
    list,
    alloc(kind = 'request', insecure = byDefault()) {
      if (insecure) sayLifted?.(insecure)
      const parser = (
        isWatched()
          ? makeWatched(insecure)
          : insecure === 'relaxed'
            ? (relaxedList.pop() ?? new EraParser(relaxedWire))
            : insecure
              ? (insecureList.pop() ?? new EraParser(insecureWire))
              : (list.pop() ?? make())
      ) as PooledParser
      parser.reset(kind)
      parser.idle = false
      return parser
    },
    free(given: HttpParser) {
      const parser = given as PooledParser
      if (parser.idle) return
      parser.idle = true
      if (parser.socket?.parser === parser) parser.socket.parser = null
      parser.forget()
      const idle = parser.wire === insecureWire ? insecureList : parser.wire === relaxedWire ? relaxedList : list
      if (idle.length < pool.max && !parser.busy) idle.push(parser)
    },
  }
  return pool
}
