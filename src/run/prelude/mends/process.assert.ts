import { addMissing, mend } from '../mend'

export default mend({
  install: () =>
    addMissing(process, {
      assert(value: unknown, message?: string) {
        if (!value) throw new Error(message || 'assertion error')
      },
    }),
})
