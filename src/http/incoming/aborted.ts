/** The error of a message whose connection went away before its end. */

/** @param cause what happened to the connection, where the era tells it */
export function abortedError(cause?: Error): Error & { code: string } {
  const error = Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
  if (cause) Object.defineProperty(error, 'cause', { value: cause, writable: true, configurable: true })
  return error
}
