import { addMissing, patch } from '../patch'

export default patch({
  modules: { os: (view, { networkInterfaces }) => addMissing(view, { getNetworkInterfaces: networkInterfaces }) },
})
