import { patch } from '../patch'

export default patch({
  modules: {
    url(view) {
      const { parse } = view
      view.parse = (...args: unknown[]) => {
        const parsed = parse(...args)
        delete parsed.path
        return parsed
      }
    },
  },
})
