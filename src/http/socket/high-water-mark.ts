/** How much a connection holds before a writer is to wait: the same in all eras, while newer hosts have raised theirs. */

import { getDefaultHighWaterMark } from 'node:stream'
import type { TappedSocket } from '../shapes/socket'

/** In bytes. */
export const HIGH_WATER_MARK = 16 * 1024

const hosts = getDefaultHighWaterMark(false)

/** Gives a host socket the eras' mark, unless its maker has chosen one. */
export function markAsEra({ _readableState, _writableState }: TappedSocket): void {
  if (hosts === HIGH_WATER_MARK) return
  if (_readableState.highWaterMark === hosts) _readableState.highWaterMark = HIGH_WATER_MARK
  if (_writableState.highWaterMark === hosts) _writableState.highWaterMark = HIGH_WATER_MARK
}
