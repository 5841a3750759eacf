import { freeCallbacks } from '../free-callbacks'
import { patch } from '../patch'

export default patch({ modules: { fs: view => freeCallbacks(view, () => {}) } })
