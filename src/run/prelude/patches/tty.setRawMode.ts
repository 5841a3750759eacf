import { addMissing, patch } from '../patch'

export default patch({
  modules: { tty: view => addMissing(view, { setRawMode: (flag: boolean) => process.stdin.setRawMode(flag) }) },
})
