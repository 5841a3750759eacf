import { EventEmitter } from 'node:events'
import { addMissing, patch } from '../patch'

export default patch({ install: () => addMissing(process, { EventEmitter }) })
