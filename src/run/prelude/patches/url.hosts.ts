import { splitHost } from '../../../http/client/split-host'
import { patch } from '../patch'

/** What cannot be in a host begins the path. */
export default patch({
  modules: {
    url(view, _host, { client: { splitsHosts } }) {
      const { parse, resolve } = view
      const split = (address: unknown) => (typeof address === 'string' ? splitHost(address, splitsHosts) : address)
      view.parse = (address: unknown, ...rest: unknown[]) => parse(split(address), ...rest)
      view.resolve = (from: unknown, to: unknown) => resolve(from, split(to))
    },
  },
})
