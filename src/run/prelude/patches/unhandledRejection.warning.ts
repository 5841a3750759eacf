import { mend } from '../patch'
import { installRejections } from '../rejections'

export default mend({ install: ({ process }) => installRejections(process) })
