import { mend } from '../mend'
import { installRejections } from '../rejections'

export default mend({ install: ({ process }) => installRejections(process) })
