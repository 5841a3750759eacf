/** How much a connection holds before a writer is to wait, where the host's mark is not the era's. */

import { getDefaultHighWaterMark } from 'node:stream'
import type { Era } from '../shapes/era'
import type { TappedSocket } from '../shapes/socket'

/** @returns what gives a host socket the era's mark, unless its maker has chosen one */
export function makeMark(era: Era): (socket: TappedSocket) => void {
  const { highWaterMark } = era.profile.socket
  const hosts = getDefaultHighWaterMark(false)
  if (hosts === highWaterMark) return () => {}
  return ({ _readableState, _writableState }) => {
    if (_readableState.highWaterMark === hosts) _readableState.highWaterMark = highWaterMark
    if (_writableState.highWaterMark === hosts) _writableState.highWaterMark = highWaterMark
  }
}
