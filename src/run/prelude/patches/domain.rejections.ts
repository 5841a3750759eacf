import { patch } from '../patch'
import { watchDomain } from '../rejection-numbers'

/** The module puts an accessor of its own on the process when it is loaded. */
export default patch({ modules: { domain: () => watchDomain() } })
