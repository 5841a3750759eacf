import { patch } from '../patch'

/** In the order in which they were set. */
const ORDER = 'protocol slashes auth host port hostname href hash search query pathname path'.split(' ')
/** Without a host, href came last. */
const HOSTLESS = [...ORDER.filter(name => name !== 'href'), 'href']

/** An address whose protocol has capitals and that has no path: none was put in its place. */
const isBare = (text: unknown): boolean => typeof text === 'string' && /^\s*[a-z]*[A-Z][A-Za-z]*:\/\/[^/]*$/.test(text)

export default patch({
  modules: {
    url(view) {
      const { parse } = view
      view.parse = (...args: unknown[]) => {
        const [given] = args
        // What was parsed before is as good as parsed.
        if (typeof given === 'object' && given !== null && (given as { href?: unknown }).href) return given
        const parsed = parse(...args)
        if (isBare(given)) Object.assign(parsed, { pathname: null, path: parsed.search || null })
        const order = typeof parsed.hostname === 'string' ? ORDER : HOSTLESS
        const shown = order.filter(name => parsed[name] !== null && parsed[name] !== undefined)
        return Object.fromEntries(shown.map(name => [name, parsed[name]]))
      }
    },
  },
})
