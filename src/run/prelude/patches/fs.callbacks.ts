import { freeCallbacks } from '../free-callbacks'
import { patch } from '../patch'

/** Without a callback, an error has nobody to go to but the process. */
const orphan = (error: unknown): void => {
  if (error) throw error
}

export default patch({ modules: { fs: view => freeCallbacks(view, orphan) } })
