import { freeCallbacks } from '../free-callbacks'
import { mend } from '../patch'

/** Without a callback, an error has nobody to go to but the process. */
const orphan = (error: unknown): void => {
  if (error) throw error
}

export default mend({ modules: { fs: face => freeCallbacks(face, orphan) } })
