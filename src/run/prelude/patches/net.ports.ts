import { cutPortIn } from '../../../http/socket/ports'
import { dressed } from '../net-objects'
import { patch } from '../patch'

export default patch({
  modules: {
    net(view, { Socket }) {
      const { connect } = view
      view.connect = view.createConnection = function connectTo(...args: unknown[]) {
        return connect(...cutPortIn(args))
      }
      view.Socket = view.Stream = dressed(
        Socket,
        'connect',
        connect =>
          (...args) =>
            connect(...cutPortIn(args)),
      )
    },
  },
})
