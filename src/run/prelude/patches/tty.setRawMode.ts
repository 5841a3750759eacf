import { addMissing, mend } from '../patch'

export default mend({
  modules: { tty: face => addMissing(face, { setRawMode: (flag: boolean) => process.stdin.setRawMode(flag) }) },
})
