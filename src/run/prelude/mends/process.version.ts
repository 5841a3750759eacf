import { mend, put } from '../mend'

/** Package managers demand a version of their own day. */
const HOSTS_TOOLS = /[\\/]node_modules[\\/](?:corepack|npm|pnpm|yarn)[\\/]/

/** process.version and process.versions.node are those of the pinned release; what else process.versions has stays. */
export default mend({
  install({ release }) {
    if (HOSTS_TOOLS.test(process.argv[1] ?? '')) return
    const number = release.replace(/^iojs-/, '')
    put(process, 'version', `v${number}`)
    put(process, 'versions', Object.freeze({ ...process.versions, node: number }))
  },
})
