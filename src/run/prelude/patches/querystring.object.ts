import { patch } from '../patch'

/** Gives an object the ordinary prototype; a key that would be taken for it is dropped, as it was. */
const ordinary = (query: unknown): unknown => {
  if (typeof query !== 'object' || query === null || Object.getPrototypeOf(query) !== null) return query
  Reflect.deleteProperty(query, '__proto__')
  return Object.setPrototypeOf(query, Object.prototype)
}

export default patch({
  modules: {
    querystring(view) {
      const { parse } = view
      view.parse = view.decode = (...args: unknown[]) => ordinary(parse(...args))
    },
    url(view) {
      const { parse } = view
      view.parse = (...args: unknown[]) => {
        const parsed = parse(...args)
        if (parsed.query) parsed.query = ordinary(parsed.query)
        return parsed
      }
    },
  },
})
