import { cutPortIn } from '../../../http/socket/ports'
import { dress, dressed, type Way } from '../net-objects'
import { patch } from '../patch'

const cut: Way =
  listen =>
  (...args) =>
    listen(...cutPortIn(args))

export default patch({
  modules: {
    net(view, { Server }) {
      const { createServer } = view
      view.createServer = function create(...args: unknown[]) {
        return dress(createServer(...args), 'listen', cut)
      }
      view.Server = dressed(Server, 'listen', cut)
    },
  },
})
