import { patch } from '../patch'
import { installRejections } from '../rejections'

export default patch({ install: ({ process }) => installRejections(process) })
