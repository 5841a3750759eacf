import { mend } from '../patch'
import { unlist } from '../unlist'

export default mend({ install: () => unlist(['queueMicrotask']) })
