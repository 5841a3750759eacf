import { mend } from '../mend'

/** In the order in which they were set. */
const ORDER = 'protocol slashes auth host port hostname href hash search query pathname path'.split(' ')

export default mend({
  modules: {
    url(face) {
      const { parse } = face
      face.parse = (...args: unknown[]) => {
        const [given] = args
        // What was parsed before is as good as parsed.
        if (typeof given === 'object' && given !== null && (given as { href?: unknown }).href) return given
        const parsed = parse(...args)
        const shown = ORDER.filter(name => parsed[name] !== null && parsed[name] !== undefined)
        return Object.fromEntries(shown.map(name => [name, parsed[name]]))
      }
    },
  },
})
