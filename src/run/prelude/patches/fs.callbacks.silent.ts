import { freeCallbacks } from '../free-callbacks'
import { mend } from '../patch'

export default mend({ modules: { fs: face => freeCallbacks(face, () => {}) } })
