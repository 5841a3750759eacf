import { patch } from '../patch'

const NAMES = [
  'equal',
  'notEqual',
  'deepEqual',
  'notDeepEqual',
  'strictEqual',
  'notStrictEqual',
  'deepStrictEqual',
  'notDeepStrictEqual',
]

/** What is not given is undefined. */
export default patch({
  modules: {
    assert(view) {
      for (const name of NAMES) {
        const check = view[name]
        if (check)
          view[name] = (actual?: unknown, expected?: unknown, message?: unknown) => check(actual, expected, message)
      }
    },
  },
})
