import { closeInTick } from '../../../http/socket/close-in-tick'
import { dress, dressed, type Way } from '../net-objects'
import { patch } from '../patch'

type Emit = (event: string | symbol, ...args: unknown[]) => boolean

/** Sockets tell of their close in the next tick. */
export default patch({
  modules: {
    net(view) {
      const soon: Way =
        (destroy, socket) =>
        (...args) =>
          closeInTick(socket, () => destroy(...args))
      const dressSocket = <T extends object>(socket: T): T => dress(socket, '_destroy', soon)
      const { connect, createServer, Socket } = view
      view.connect = view.createConnection = function connectTo(...args: unknown[]) {
        return dressSocket(connect(...args))
      }
      view.createServer = function create(...args: unknown[]) {
        const server = createServer(...args)
        const { emit } = server as { emit: Emit }
        const own: Emit = function (this: unknown, event, ...given) {
          if (event === 'connection') dressSocket(given[0] as object)
          return emit.call(this, event, ...given)
        }
        return Object.defineProperty(server, 'emit', { value: own, writable: true, configurable: true })
      }
      view.Socket = view.Stream = dressed(Socket, '_destroy', soon)
    },
  },
})
