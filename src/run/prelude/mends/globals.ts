import { mend } from '../mend'
import { unlist } from '../unlist'

/** They are there, for programs and tools that look for them by name, but whoever goes through global passes over them. */
export default mend({
  install: () => unlist(['structuredClone', 'atob', 'btoa', 'performance', 'fetch', 'crypto', 'navigator']),
})
