/** A step of the build: writes the index of recordings and catalog, so that a diff need not read hundreds of files. */

import { writeFileSync } from 'node:fs'
import { indexFile, makeIndex } from '../src/diff/evidence/index-file'

writeFileSync(indexFile, `${JSON.stringify(makeIndex())}\n`)
