import { cutPortIn } from '../../../http/socket/ports'
import { dressed } from '../net-objects'
import { mend } from '../patch'

export default mend({
  modules: {
    net(face, { Socket }) {
      const { connect } = face
      face.connect = face.createConnection = (...args: unknown[]) => connect(...cutPortIn(args))
      face.Socket = face.Stream = dressed(
        Socket,
        'connect',
        connect =>
          (...args) =>
            connect(...cutPortIn(args)),
      )
    },
  },
})
