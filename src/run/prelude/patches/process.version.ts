import { numberOf } from '../../../profile/release'
import { patch, put } from '../patch'
import { isHostsTool } from '../tools'

/** process.version and process.versions.node are those of the pinned release; what else process.versions has stays. */
export default patch({
  install({ release }) {
    if (isHostsTool()) return
    const number = numberOf(release)
    put(process, 'version', `v${number}`)
    put(process, 'versions', Object.freeze({ ...process.versions, node: number }))
  },
})
