/** <node> pinned.js FLIP [ID…]: runs the programs of the catalogs' rows in a process that is pinned to a flipped release. */

import { join } from 'node:path'
import { hookRequire } from '../../src/run/hooks/require'
import { makeGate } from '../../src/run/module-gate'
import { moduleTable } from '../../src/run/modules'
import { scopeOf } from '../../src/run/scope'
import { viewsOf } from '../../src/run/views'
import { root } from '../corpus'
import { flipped } from './flip'

const [flip, ...ids] = process.argv.slice(2)
const main = join(root, 'oracle-tests/programs/catalog/main.js')
const profile = flipped(flip)
const pin = { spec: profile.release, profile, options: { faithful: true } }
const views = viewsOf(pin)
for (const { install } of views) install?.()
hookRequire(makeGate(moduleTable(pin, views), scopeOf(undefined)))
process.argv = [process.execPath, main, ...ids]
require(main)
