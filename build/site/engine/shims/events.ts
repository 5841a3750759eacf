/** EventEmitter: the package, with the names that the host's has beside it. */

const EventEmitter = require('events/') as typeof import('node:events').EventEmitter & Record<string, unknown>

Object.assign(EventEmitter, {
  EventEmitter,
  errorMonitor: Symbol('events.errorMonitor'),
  captureRejections: false,
  captureRejectionSymbol: Symbol.for('nodejs.rejection'),
})

export const { once, errorMonitor, captureRejectionSymbol, defaultMaxListeners } = EventEmitter
export const listenerCount = (emitter: NodeJS.EventEmitter, event: string): number => emitter.listenerCount(event)
export { EventEmitter, EventEmitter as default }
