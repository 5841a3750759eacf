/**
 * Packages that only some commands need: whoever uses these installs them, so that a pinned program carries none of them. They
 * are optional peers of http-eras; package.json has the range of each.
 */

import { erasError } from '../errors'

interface Peers {
  readonly peerDependencies: Readonly<Record<string, string>>
}

/**
 * A package of another.
 * @param name what require takes
 * @returns undefined if it is not installed
 */
export function packageIfThere(name: string): unknown {
  try {
    return require(name)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code !== 'MODULE_NOT_FOUND' || !message.includes(`'${name}'`)) throw error
    return undefined
  }
}

/**
 * The same, where nothing goes on without it.
 * @param what needs it, in the words of its user
 * @throws ErasError ERAS_NO_PACKAGE if it is not installed
 */
export function packageFor(what: string, name: string): unknown {
  const found = packageIfThere(name)
  if (found !== undefined) return found
  const { peerDependencies } = require('../../../package.json') as Peers
  throw erasError('ERAS_NO_PACKAGE', what, name, peerDependencies[name])
}
