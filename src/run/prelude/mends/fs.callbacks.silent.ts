import { freeCallbacks } from '../free-callbacks'
import { mend } from '../mend'

export default mend({ modules: { fs: face => freeCallbacks(face, () => {}) } })
