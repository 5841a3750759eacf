/**
 * Loaded in every suite that tap starts: processes that the suite starts are their own, without tap's loaders and records,
 * which would double the time that each takes to start.
 */

import { createRequire } from 'node:module'

// tap adds its loader to the options of whatever is spawned, through a package of a package of its.
const spawning = ['tap', '@tapjs/core', '@tapjs/processinfo', 'process-on-spawn']
let from = import.meta.url
for (const name of spawning) from = createRequire(from).resolve(name)
createRequire(import.meta.url)(from).removeAllListeners()

const isTaps = option => /^--enable-source-maps$|@tapjs|plain-children/.test(option)
const options = (process.env.NODE_OPTIONS ?? '').split(' ').filter(option => option !== '' && !isTaps(option))
if (options.length > 0) process.env.NODE_OPTIONS = options.join(' ')
else delete process.env.NODE_OPTIONS
process.execArgv = process.execArgv.filter(option => !isTaps(option))
