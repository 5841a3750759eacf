import { patch } from '../patch'

export default patch({
  modules: {
    path(view, { basename, dirname, extname }) {
      view.basename = (place: unknown, ext?: unknown) => basename(String(place), ext ? String(ext) : undefined)
      view.dirname = (place: unknown) => dirname(String(place))
      view.extname = (place: unknown) => extname(String(place))
    },
  },
})
