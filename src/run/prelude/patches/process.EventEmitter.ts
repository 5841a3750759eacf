import { EventEmitter } from 'node:events'
import { addMissing, mend } from '../patch'

export default mend({ install: () => addMissing(process, { EventEmitter }) })
