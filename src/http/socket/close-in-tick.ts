/** Closing as the oldest nets did: `close` is told in the next tick, not when the system has closed the connection. */

interface Handle {
  close?(told?: () => void): void
}

/** @param destroy the host's way, which tells of the close through the handle */
export function closeInTick(socket: object, destroy: () => void): void {
  const handle = (socket as { _handle?: Handle | null })._handle
  let tell: (() => void) | undefined
  // Over TLS another connection is closed first.
  if (handle && !(socket as { encrypted?: boolean }).encrypted) {
    const { close } = handle
    handle.close = told => {
      close?.call(handle)
      tell = told
    }
  }
  destroy()
  // The error is told before it.
  if (tell) process.nextTick(tell)
}
