import { cutPortIn } from '../../../http/socket/ports'
import { dress, dressed, type Way } from '../net-objects'
import { mend } from '../patch'

const cut: Way =
  listen =>
  (...args) =>
    listen(...cutPortIn(args))

export default mend({
  modules: {
    net(face, { Server }) {
      const { createServer } = face
      face.createServer = (...args: unknown[]) => dress(createServer(...args), 'listen', cut)
      face.Server = dressed(Server, 'listen', cut)
    },
  },
})
