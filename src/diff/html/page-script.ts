/** The script of the page: what the build bundled of `page/` (build/page-script.ts), as text. */

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { erasError } from '../../errors'

/** Where the build puts it. */
export const scriptFile = path.join(__dirname, 'page-script.bundle.js')

/** @throws ErasError ERAS_NOT_BUILT if the build left it out */
export function pageScript(): string {
  if (!existsSync(scriptFile)) throw erasError('ERAS_NOT_BUILT', scriptFile)
  return readFileSync(scriptFile, 'utf8')
}
