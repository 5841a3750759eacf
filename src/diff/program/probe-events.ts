/** Which events of http objects the program listens for: those that it listens for itself, as far as manuals name them. */

import { EventEmitter } from 'node:events'
import net from 'node:net'
import path from 'node:path'

/** The compiled files of http-eras: what they listen for is no concern of the program. */
const own = path.join(__dirname, '..', '..', '..') + path.sep

/** Classes by their names, and how they are called here: early manuals named messages by the side that gets them. */
const classes = new Map([
  ['Server', 'Server'],
  ['ServerResponse', 'ServerResponse'],
  ['IncomingMessage', 'IncomingMessage'],
  ['ServerRequest', 'IncomingMessage'],
  ['ClientResponse', 'IncomingMessage'],
  ['ClientRequest', 'ClientRequest'],
  ['Client', 'Client'],
  ['Agent', 'Agent'],
])

const names = new Set(
  (
    'request connection checkContinue checkExpectation connect upgrade clientError listening close error finish end aborted ' +
    'abort response socket continue information timeout free'
  ).split(' '),
)

/** The events that tell of themselves, because their listeners come as arguments of functions. */
const always = new Set(['Server request', 'ClientRequest response', 'Client response'])

const kinds = new WeakMap<object, string>()

/** What a program calls the class of an http object; an empty text for anything else. */
function kindOf(emitter: object): string {
  const prototype = Object.getPrototypeOf(emitter) as object | null
  if (prototype === null) return ''
  const known = kinds.get(prototype)
  if (known !== undefined) return known
  let kind = ''
  for (let at: object | null = prototype; at !== null && kind === ''; at = Object.getPrototypeOf(at)) {
    const maker = Object.hasOwn(at, 'constructor') ? (at.constructor as unknown) : undefined
    if (maker === net.Server || maker === net.Socket) break
    if (typeof maker === 'function') kind = classes.get(maker.name) ?? ''
  }
  kinds.set(prototype, kind)
  return kind
}

/** Whether the program, and not http-eras or the host, called what calls this. */
function calledByProgram(): boolean {
  const { stackTraceLimit, prepareStackTrace } = Error
  Error.stackTraceLimit = 20
  Error.prepareStackTrace = undefined as never
  const frames = String(new Error().stack).split('\n').slice(1)
  Error.stackTraceLimit = stackTraceLimit
  Error.prepareStackTrace = prepareStackTrace
  const between = /\(?node:|[\\/]readable-stream|probe-events\.js|<anonymous>\)?$/
  const first = frames.find(frame => !between.test(frame))
  return first !== undefined && !first.includes(own)
}

const shown = (value: unknown): unknown[] => {
  if (value instanceof Error) return [(value as NodeJS.ErrnoException).code ?? value.message]
  return ['string', 'number', 'boolean'].includes(typeof value) ? [value] : []
}

/**
 * Watches all events of http objects from now on.
 * @param report called with the object (its class and number), the name of the event, and its values as far as they are plain
 */
export function watchEvents(report: (object: string, name: string, values: unknown[]) => void): void {
  const received = new WeakMap<object, Set<string>>()
  const labels = new WeakMap<object, string>()
  const counts = new Map<string, number>()
  const labelOf = (emitter: object, kind: string): string => {
    let label = labels.get(emitter)
    if (label === undefined) {
      const count = (counts.get(kind) ?? 0) + 1
      counts.set(kind, count)
      label = `${kind} ${count}`
      labels.set(emitter, label)
    }
    return label
  }
  const proto = EventEmitter.prototype
  const { on, prependListener, emit } = proto
  const watched = <F extends typeof on>(add: F, name: string): F => {
    const it = function (this: EventEmitter, event: string | symbol, listener: (...args: unknown[]) => void) {
      if (typeof event === 'string' && names.has(event) && kindOf(this) !== '' && calledByProgram()) {
        const events = received.get(this) ?? new Set()
        received.set(this, events.add(event))
      }
      return add.call(this, event, listener)
    }
    return Object.defineProperty(it, 'name', { value: name }) as unknown as F
  }
  proto.on = proto.addListener = watched(on, 'addListener')
  proto.prependListener = watched(prependListener, 'prependListener')
  proto.emit = function (this: EventEmitter, event: string | symbol, ...values: unknown[]) {
    if (typeof event === 'string' && names.has(event)) {
      const kind = kindOf(this)
      if (kind !== '' && (received.get(this)?.has(event) || always.has(`${kind} ${event}`))) {
        report(labelOf(this, kind), event, values.flatMap(shown))
      }
    }
    return emit.call(this, event, ...values)
  } as typeof emit
}
