/**
 * The language beneath the modules. A scenario may look at it, and its errors may stand in the events; the host's is
 * newer than all the eras'. Where that shows, the era's is put in its place.
 */

/** The globals that an era's engine had otherwise, judged by what its http could use of them. */
export function eraGlobals(http: unknown): Record<string, unknown> {
  const { IncomingMessage, Server } = (http ?? {}) as Record<string, { prototype: Record<symbol, unknown> } | undefined>
  const iterates = IncomingMessage !== undefined && Symbol.asyncIterator in IncomingMessage.prototype
  const disposes = Symbol.asyncDispose !== undefined && typeof Server?.prototype[Symbol.asyncDispose] === 'function'
  return { Symbol: iterates ? (disposes ? Symbol : symbolWithoutDisposal) : symbolWithoutAsync }
}

/** Symbol without some of its members. */
function symbolWithout(...names: string[]): unknown {
  const known = Object.getOwnPropertyDescriptors(Symbol) as Record<string, PropertyDescriptor>
  for (const name of ['length', ...names]) delete known[name]
  return Object.defineProperties((name?: string) => Symbol(name), known)
}

/** The engines that knew Symbol.asyncIterator came with streams that have it; those with disposal, with servers that have that. */
const symbolWithoutDisposal = symbolWithout('asyncDispose', 'dispose')
const symbolWithoutAsync = symbolWithout('asyncDispose', 'dispose', 'asyncIterator')

const readOfNothing = /^Cannot (read|set) properties of (undefined|null) \((?:reading|setting) '(.*)'\)$/

/** An engine's message in the words of the eras. */
export const eraMessage = (message: string): string =>
  message.replace(readOfNothing, (_, verb, value, name) => `Cannot ${verb} property '${name}' of ${value}`)

/** The events' values with the engine's messages in the words of the eras. */
export function eraWords(key: string, value: unknown): unknown {
  return key === 'error' && typeof value === 'string' ? eraMessage(value) : value
}
