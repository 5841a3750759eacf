import { mend } from '../patch'
import { watchDomain } from '../rejection-numbers'

/** The module puts an accessor of its own on the process when it is loaded. */
export default mend({ modules: { domain: () => watchDomain() } })
