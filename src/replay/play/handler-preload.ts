/** Loaded before a program whose server is to be replayed against: tells the parent the port that it listens on. */

import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Server } from 'node:net'

const channel = 'tracing:net.server.listen:asyncEnd'

function received(message: unknown): void {
  const address = (message as { server: Server }).server.address()
  if (address === null || typeof address === 'string') return
  unsubscribe(channel, received)
  process.send?.({ listens: { port: address.port, host: address.address } })
  // The program's own process has no parent to talk to.
  process.disconnect?.()
}

if (process.send) {
  subscribe(channel, received)
  process.channel?.unref()
}
