import { mend } from '../patch'

const NAMES = ['writeFile', 'writeFileSync', 'appendFile', 'appendFileSync']

export default mend({
  modules: {
    fs(face) {
      for (const name of NAMES) {
        const write = face[name]
        face[name] = (place: unknown, data: unknown, ...rest: unknown[]) =>
          write(place, typeof data === 'string' || ArrayBuffer.isView(data) ? data : String(data), ...rest)
      }
    },
  },
})
