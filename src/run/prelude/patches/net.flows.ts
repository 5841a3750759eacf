import type { EventEmitter } from 'node:events'
import type { Socket } from 'node:net'
import { patch } from '../patch'

type Emit = (this: EventEmitter, event: string | symbol, ...args: unknown[]) => boolean

const flow = (socket: Socket): void => {
  if (socket.readableFlowing === null) socket.resume()
}

/** Sockets read at once: what comes when nobody listens is lost, and the end is emitted to those who wait for it alone. */
export default patch({
  modules: {
    net(view) {
      const { connect } = view
      view.connect = view.createConnection = function connectTo(...args: unknown[]) {
        const socket = connect(...args)
        flow(socket)
        return socket
      }
      const { createServer } = view
      view.createServer = function create(...args: unknown[]) {
        const server = createServer(...args)
        const { emit } = server as { emit: Emit }
        const own: Emit = function (event, ...given) {
          const received = emit.call(this, event, ...given)
          if (event === 'connection') flow(given[0] as Socket)
          return received
        }
        return Object.defineProperty(server, 'emit', { value: own, writable: true, configurable: true })
      }
    },
  },
})
