import { patch, put } from '../patch'

export default patch({
  install() {
    for (const name of ['GLOBAL', 'root']) if (!(name in globalThis)) put(globalThis, name, globalThis, false)
  },
})
