/** Closing as the oldest nets did: `close` is emitted in the next tick, not when the system has closed the connection. */

interface Handle {
  close?(reported?: () => void): void
}

/** @param destroy the host's way, which tells of the close through the handle */
export function closeInTick(socket: object, destroy: () => void): void {
  const handle = (socket as { _handle?: Handle | null })._handle
  let report: (() => void) | undefined
  // Over TLS another connection is closed first.
  if (handle && !(socket as { encrypted?: boolean }).encrypted) {
    const { close } = handle
    handle.close = reported => {
      close?.call(handle)
      report = reported
    }
  }
  destroy()
  // The error is emitted before it.
  if (report) process.nextTick(report)
}
