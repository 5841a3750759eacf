import { addMissing, patch } from '../patch'

export default patch({
  install: () =>
    addMissing(process, {
      assert(value: unknown, message?: string) {
        if (!value) throw new Error(message || 'assertion error')
      },
    }),
})
