/**
 * What was written to a connection that closed before it was made. The host calls such writes back with an error; for
 * long nobody was told, and what was written counted as waiting for ever.
 */

import { Socket } from 'node:net'
import type { Profile } from '../../profile/profile'

type WriteGeneric = (writev: boolean, data: unknown, encoding: unknown, done: unknown) => void
type Host = Socket & { _writeGeneric?: WriteGeneric }

/** Writes as before, but for the host's listener that tells of the failed write; once the connection is made, only as before. */
function leaveUntold(socket: Host): void {
  const { _writeGeneric: write } = socket
  if (!write) return
  function writeUntold(this: Host, ...args: Parameters<WriteGeneric>): void {
    if (!this.connecting) {
      // Whoever has put something before it since keeps that.
      if (this._writeGeneric === writeUntold) this._writeGeneric = write
      write!.apply(this, args)
      return
    }
    const known = this.rawListeners('close')
    write!.apply(this, args)
    for (const added of this.rawListeners('close')) {
      if (!known.includes(added)) this.removeListener('close', added as () => void)
    }
  }
  Object.defineProperty(socket, '_writeGeneric', { value: writeUntold, writable: true, configurable: true })
}

/** @returns what is done to each connection that is being made */
export function makeLeaveUnsent({ socket: { failsUnsent } }: Profile): (socket: object) => void {
  if (failsUnsent) return () => {}
  return socket => {
    if (socket instanceof Socket && (socket as Host).connecting) leaveUntold(socket)
  }
}
