import { mend } from '../patch'

const texts = (parts: unknown[]): string[] => parts.filter(part => part && typeof part === 'string') as string[]

export default mend({
  modules: {
    path(face, { join, resolve, relative }) {
      face.join = (...parts: unknown[]) => join(...texts(parts))
      face.resolve = (...parts: unknown[]) => resolve(...texts(parts))
      face.relative = (from: unknown, to: unknown) => relative(resolve(...texts([from])), resolve(...texts([to])))
    },
  },
})
