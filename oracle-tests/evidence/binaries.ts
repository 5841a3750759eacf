/** Where scripts/fetch-runtime.mjs keeps the binaries of real releases. */

import { homedir } from 'node:os'
import { join } from 'node:path'
import { numberOf } from '../../src/profile/release'

const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'http-eras/runtimes')

export function binaryOf(release: string): string {
  const name = release.startsWith('iojs-') ? 'iojs' : 'node'
  return join(cache, `${name}-${process.platform}-${process.arch}-${numberOf(release)}`, 'bin', name)
}
