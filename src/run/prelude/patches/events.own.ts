import { EventEmitter } from 'node:events'
import { patch } from '../patch'

/** What programs ask the table of listeners; nothing that an event may be called. */
const asked = Object.create(null, { hasOwnProperty: { value: Object.prototype.hasOwnProperty } })

/** Wherever the host makes an emitter's first table, it sets what the prototype has not got. */
export default patch({
  install() {
    Object.defineProperty(EventEmitter.prototype, '_events', {
      get: () => undefined,
      set(table: object | undefined) {
        if (table && Object.getPrototypeOf(table) === null) Object.setPrototypeOf(table, asked)
        Object.defineProperty(this, '_events', { value: table, writable: true, enumerable: true, configurable: true })
      },
      enumerable: true,
      configurable: true,
    })
  },
})
