import { mend } from '../patch'

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
export default mend({
  modules: {
    assert(face) {
      for (const name of NAMES) {
        const check = face[name]
        if (check)
          face[name] = (actual?: unknown, expected?: unknown, message?: unknown) => check(actual, expected, message)
      }
    },
  },
})
