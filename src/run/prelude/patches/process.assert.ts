import { addMissing, mend } from '../patch'

export default mend({
  install: () =>
    addMissing(process, {
      assert(value: unknown, message?: string) {
        if (!value) throw new Error(message || 'assertion error')
      },
    }),
})
