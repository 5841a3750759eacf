import type { EventEmitter } from 'node:events'
import { makeToEraError } from '../../../http/socket/errors'
import { patch } from '../patch'

type Emit = (this: EventEmitter, event: string | symbol, ...args: unknown[]) => boolean

/** Sockets and servers that the program makes by net tell their errors as those of the era did. */
export default patch({
  modules: {
    net(view, _host, profile) {
      const toEra = makeToEraError({ profile } as Parameters<typeof makeToEraError>[0])
      const dress = <T extends EventEmitter>(emitter: T): T => {
        const { emit } = emitter as unknown as { emit: Emit }
        const own: Emit = function (event, ...args) {
          if (event === 'error' && args[0] instanceof Error) args[0] = toEra(args[0]) ?? args[0]
          else if (event === 'connection') dress(args[0] as EventEmitter)
          return emit.call(this, event, ...args)
        }
        return Object.defineProperty(emitter, 'emit', { value: own, writable: true, configurable: true })
      }
      const { connect, createServer } = view
      function dressed(...args: unknown[]) {
        return dress(connect(...args))
      }
      view.connect = view.createConnection = Object.defineProperty(dressed, 'name', { value: connect.name })
      view.createServer = function create(...args: unknown[]) {
        return dress(createServer(...args))
      }
    },
  },
})
