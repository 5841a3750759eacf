import { addMissing, mend } from '../patch'

export default mend({
  modules: { os: (face, { networkInterfaces }) => addMissing(face, { getNetworkInterfaces: networkInterfaces }) },
})
