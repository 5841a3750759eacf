import { mend } from '../patch'

export default mend({
  modules: {
    url(face) {
      const { parse } = face
      face.parse = (...args: unknown[]) => {
        const parsed = parse(...args)
        delete parsed.path
        return parsed
      }
    },
  },
})
