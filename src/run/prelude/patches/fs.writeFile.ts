import { patch } from '../patch'

const NAMES = ['writeFile', 'writeFileSync', 'appendFile', 'appendFileSync']

export default patch({
  modules: {
    fs(view) {
      for (const name of NAMES) {
        const write = view[name]
        view[name] = (place: unknown, data: unknown, ...rest: unknown[]) =>
          write(place, typeof data === 'string' || ArrayBuffer.isView(data) ? data : String(data), ...rest)
      }
    },
  },
})
