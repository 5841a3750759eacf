import { mend } from '../mend'
import { unlist } from '../unlist'

export default mend({ install: () => unlist(['queueMicrotask']) })
