/** What programs can ask a parser beside reading: the methods that its class had, release by release. */

/** A parser that has been stopped reads nothing. */
function refuse(): Error {
  return Object.assign(new Error('Parse Error'), { bytesParsed: 0, code: 'HPE_PAUSED' })
}

interface Askable {
  execute: unknown
}

/** Goes on reading, if it was stopped. */
export function goOn(parser: object): void {
  if (Object.hasOwn(parser, 'execute')) Reflect.deleteProperty(parser, 'execute')
}

let asyncIds = 0

function nothing(): void {}

/** Those that are the same for every parser; `reinitialize` and `initialize` are its own. */
const members: Readonly<Record<string, (this: Askable) => unknown>> = {
  pause() {
    Object.defineProperty(this, 'execute', { value: refuse, writable: true, configurable: true })
  },
  resume() {
    goOn(this)
  },
  close: nothing,
  free: nothing,
  // The connection's bytes go the same way whether the parser takes them itself or not.
  consume: nothing,
  unconsume: nothing,
  getCurrentBuffer: () => Buffer.alloc(0),
  getAsyncId: () => ++asyncIds,
}

/** @param own the parser's own methods, by name */
export function giveParserMembers(
  prototype: object,
  names: readonly string[],
  own: Readonly<Record<string, (this: never, kind?: unknown) => unknown>>,
): void {
  for (const name of names) {
    Object.defineProperty(prototype, name, { value: own[name] ?? members[name], writable: true, configurable: true })
  }
}
