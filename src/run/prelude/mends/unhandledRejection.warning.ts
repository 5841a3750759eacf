import { mend } from '../mend'

export default mend({
  install() {
    process.on('unhandledRejection', reason => {
      const text = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)
      process.emitWarning(text, 'UnhandledPromiseRejectionWarning')
    })
  },
})
