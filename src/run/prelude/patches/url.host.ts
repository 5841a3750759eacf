import { patch } from '../patch'

/** User and password as they stand in the address. */
const written = /^[a-z0-9.+-]*:?\/\/([^/?#]*)@/i

export default patch({
  modules: {
    url(view) {
      const { parse, format } = view
      view.parse = (address: string, ...rest: unknown[]) => {
        const parsed = parse(address, ...rest)
        const [, user] = (parsed.auth && written.exec(address.trim())) || []
        if (user !== undefined) {
          parsed.auth = user
          parsed.host = `${user}@${parsed.host}`
        }
        return parsed
      }
      view.format = (given: unknown, ...rest: unknown[]) => {
        const { host, auth } = (given ?? {}) as Record<string, unknown>
        if (typeof given !== 'object' || typeof host !== 'string' || !host.includes('@')) return format(given, ...rest)
        // It is in the host already.
        const at = host.lastIndexOf('@')
        return format({ ...given, host: host.slice(at + 1), auth: auth ?? host.slice(0, at) }, ...rest)
      }
    },
  },
})
