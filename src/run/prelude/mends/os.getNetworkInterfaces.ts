import { addMissing, mend } from '../mend'

export default mend({
  modules: { os: (face, { networkInterfaces }) => addMissing(face, { getNetworkInterfaces: networkInterfaces }) },
})
