/**
 * Ends what probes left connected. A port that a server gave back may be another process's the next moment, and a client that is
 * told nothing by the guard may stay on it: two suites beside each other would wait for each other's end for ever.
 */

import { subscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'
import type { Test } from 'tap'

/** Ends, when all tests are done, all sockets that there are from now on. */
export function endLeftSockets(t: Test): void {
  const left = new Set<Socket>()
  for (const channel of ['net.client.socket', 'net.server.socket']) {
    subscribe(channel, told => {
      const { socket } = told as { socket: Socket }
      left.add(socket)
      socket.once('close', () => left.delete(socket))
    })
  }
  t.teardown(() => {
    for (const socket of left) socket.destroy()
  })
}
