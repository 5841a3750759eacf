import { mend } from '../patch'

export default mend({
  modules: {
    path(face, { basename, dirname, extname }) {
      face.basename = (place: unknown, ext?: unknown) => basename(String(place), ext ? String(ext) : undefined)
      face.dirname = (place: unknown) => dirname(String(place))
      face.extname = (place: unknown) => extname(String(place))
    },
  },
})
