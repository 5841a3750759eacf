import { patch } from '../patch'
import { unlist } from '../unlist'

export default patch({ install: () => unlist(['queueMicrotask']) })
