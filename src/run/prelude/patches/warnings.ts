import { patch, put } from '../patch'

/** What the host says of modules that require each other and are not done yet. */
const CIRCULAR = /^Accessing non-existent property .* of module exports inside circular dependency$/

/** What releases warn of themselves: http, and promises that nobody handles. */
const OF_THE_ERA: readonly unknown[] = ['DEP0018', 'DEP0066', 'DEP0109']

/** The code that a warning was given, in either of its forms. */
const codeOf = (given: unknown, code: unknown): unknown =>
  typeof given === 'object' && given !== null ? (given as { code?: unknown }).code : code

/** The host's own deprecations have codes of this form; those of programs pass. */
export default patch({
  install() {
    const { emitWarning } = process as unknown as { emitWarning: (...args: unknown[]) => void }
    put(process, 'emitWarning', function (this: unknown, warning: unknown, ...more: unknown[]) {
      const [given, code] = more
      const ofHost = codeOf(given, code) ?? (warning as { code?: unknown } | undefined)?.code
      if (typeof ofHost === 'string' && /^DEP\d{4}$/.test(ofHost) && !OF_THE_ERA.includes(ofHost)) return
      if (CIRCULAR.test(String((warning as Error | undefined)?.message ?? warning))) return
      emitWarning.call(process, warning, ...more)
    })
  },
})
