/** The error of a connection that was lost before an answer came. */

/** @returns a maker of "socket hang up" errors, with the code ECONNRESET where the era had it */
import type { Era } from '../shapes/era'

export function makeHangUp(era: Era): () => Error {
  const { hangUpCode } = era.profile.client
  return () => {
    const error = new Error('socket hang up')
    if (hangUpCode) Object.assign(error, { code: 'ECONNRESET' })
    return error
  }
}
