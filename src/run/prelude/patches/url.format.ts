import { patch } from '../patch'

export default patch({
  modules: {
    url(view, { format }) {
      view.format = (given: unknown, ...rest: unknown[]) => {
        if (typeof given !== 'object' || given === null) return format(given, ...rest)
        const { protocol, slashes, host, hostname } = given as Record<string, unknown>
        if (protocol || slashes || !(host || hostname)) return format(given, ...rest)
        return format({ ...given, slashes: true }, ...rest)
      }
    },
  },
})
