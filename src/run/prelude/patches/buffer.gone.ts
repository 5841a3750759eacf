import { patch } from '../patch'

/** What hosts of older releases still have. */
export default patch({
  modules: {
    buffer: view => {
      delete view.SlowBuffer
    },
  },
})
