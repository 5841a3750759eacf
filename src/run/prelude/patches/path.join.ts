import { patch } from '../patch'

const texts = (parts: unknown[]): string[] => parts.filter(part => part && typeof part === 'string') as string[]

export default patch({
  modules: {
    path(view, { join, resolve, relative }) {
      view.join = (...parts: unknown[]) => join(...texts(parts))
      view.resolve = (...parts: unknown[]) => resolve(...texts(parts))
      view.relative = (from: unknown, to: unknown) => relative(resolve(...texts([from])), resolve(...texts([to])))
    },
  },
})
