import { type ModuleView, patch } from '../patch'

/** How many pieces of a query are looked at. */
const MOST = 1000

/** A query is what stands between separators, nothing included. */
const parseWith =
  (view: ModuleView) =>
  (text: unknown, separator?: unknown, equals?: unknown, options?: { maxKeys?: number }): object => {
    const query: Record<string, string | string[]> = {}
    if (typeof text !== 'string' || text === '') return query
    const most = options?.maxKeys ?? MOST
    const pieces = text.split(separator ? String(separator) : '&')
    const sign = equals ? String(equals) : '='
    for (const piece of most > 0 ? pieces.slice(0, most) : pieces) {
      const spaced = piece.replaceAll('+', '%20')
      const at = spaced.indexOf(sign)
      const [key, value] = at < 0 ? [spaced, ''] : [spaced.slice(0, at), spaced.slice(at + sign.length)]
      const [name, plain] = [view.unescape(key), view.unescape(value)] as [string, string]
      if (!Object.hasOwn(query, name)) query[name] = plain
      else if (Array.isArray(query[name])) query[name].push(plain)
      else query[name] = [query[name], plain]
    }
    return query
  }

export default patch({
  modules: {
    querystring(view) {
      view.parse = view.decode = parseWith(view)
    },
  },
})
