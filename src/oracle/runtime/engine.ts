/**
 * The language beneath the modules. A scenario may look at it, and its errors may stand in the events; the host's is
 * newer than all the eras'. Where that shows, the era's is put in its place.
 */

/** The globals that an era's engine had otherwise, judged by what its http could use of them. */
export function eraGlobals(http: unknown): Record<string, unknown> {
  const message = (http as { IncomingMessage?: { prototype: object } })?.IncomingMessage?.prototype
  const iterates = message !== undefined && Symbol.asyncIterator in message
  return { Symbol: iterates ? Symbol : symbolWithoutAsync }
}

/** The engines that knew Symbol.asyncIterator came with streams that have it. */
const { asyncIterator: _, length: _length, ...known } = Object.getOwnPropertyDescriptors(Symbol)
const symbolWithoutAsync = Object.defineProperties((name?: string) => Symbol(name), known)

const readOfNothing = /^Cannot (read|set) properties of (undefined|null) \((?:reading|setting) '(.*)'\)$/

/** An engine's message in the words of the eras. */
export const eraMessage = (message: string): string =>
  message.replace(readOfNothing, (_, verb, value, name) => `Cannot ${verb} property '${name}' of ${value}`)

/** The events' values with the engine's messages in the words of the eras. */
export function eraWords(key: string, value: unknown): unknown {
  return key === 'error' && typeof value === 'string' ? eraMessage(value) : value
}
