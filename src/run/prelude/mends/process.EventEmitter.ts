import { EventEmitter } from 'node:events'
import { addMissing, mend } from '../mend'

export default mend({ install: () => addMissing(process, { EventEmitter }) })
