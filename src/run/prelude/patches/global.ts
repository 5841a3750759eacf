import { mend, put } from '../patch'

export default mend({
  install() {
    for (const name of ['GLOBAL', 'root']) if (!(name in globalThis)) put(globalThis, name, globalThis, false)
  },
})
