import { addMissing, mend } from '../mend'

export default mend({
  modules: { tty: face => addMissing(face, { setRawMode: (flag: boolean) => process.stdin.setRawMode(flag) }) },
})
