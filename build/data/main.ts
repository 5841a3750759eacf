/**
 * A step of the build: writes what the package http-eras-data has beside the recordings: the index of recordings and catalog, so
 * that a diff need not read hundreds of files, and the behaviours as one document.
 */

import { copyFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { makeIndex } from '../../src/diff/evidence/index-file'
import { factPlaces, root } from '../../src/shared/facts'
import { behavioursDocument, forJson } from './behaviours'

const { version } = require('../../../package.json') as { version: string }
const data = path.join(root, 'recordings')

writeFileSync(factPlaces().index, `${JSON.stringify(makeIndex())}\n`)
writeFileSync(path.join(data, 'behaviours.json'), `${JSON.stringify(behavioursDocument(version), forJson)}\n`)
for (const name of ['behaviours', 'recording']) {
  copyFileSync(path.join(root, `schemas/${name}.schema.json`), path.join(data, `${name}.schema.json`))
}
