/**
 * What a connection's errors looked like: the host's system errors in the words and with the properties of the era,
 * and silence where a reset was none.
 */

import type { Socket } from 'node:net'
import { constants } from 'node:os'
import type { Era } from '../shapes/era'

interface SystemError extends Error {
  code?: string
  errno?: number | string
  syscall?: string
  address?: string
  port?: number
  hostname?: string
}

/** What the system says to the codes that a connection meets. */
const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Connection refused',
  ECONNRESET: 'Connection reset by peer',
  ECONNABORTED: 'Software caused connection abort',
  EHOSTUNREACH: 'No route to host',
  ENETUNREACH: 'Network is unreachable',
  ENOENT: 'No such file or directory',
  EACCES: 'Permission denied',
  EPIPE: 'Broken pipe',
  ETIMEDOUT: 'Connection timed out',
}

/** Gives the error its new message, in its stack too. */
function reword(error: SystemError, message: string): void {
  const { stack } = error
  if (stack)
    Object.defineProperty(error, 'stack', {
      value: stack.replace(error.message, message),
      configurable: true,
      writable: true,
    })
  error.message = message
}

const rewrites = {
  words(error: SystemError, code: string) {
    reword(error, WORDS[code] ? `${code}, ${WORDS[code]}` : code)
    error.errno = (constants.errno as Record<string, number>)[code] ?? error.errno
    delete error.address
    delete error.port
  },
  call(error: SystemError, code: string) {
    const { hostname, syscall } = error
    reword(error, `${syscall} ${code}${hostname === undefined ? '' : ` ${hostname}`}`)
    for (const name of ['errno', 'code', 'syscall', 'address', 'port'] as const) delete error[name]
    // In the order in which programs that print errors see them.
    Object.assign(error, { code, errno: code, syscall })
  },
  address(error: SystemError, code: string) {
    error.errno = code
  },
}

/** @returns the error as the era shows it, or null when the connection is closed in silence */
export function makeToEraError(era: Era): (error: Error) => Error | null {
  const { errors, resetIsError } = era.profile.socket
  const rewrite = rewrites[errors]
  return error => {
    const { code, syscall, errno } = error as SystemError
    if (!code || !syscall || typeof errno !== 'number') return error
    if (!resetIsError && code === 'ECONNRESET' && syscall === 'read') return null
    rewrite(error as SystemError, code)
    return error
  }
}

/** Destroys a connection; an error that comes when it is destroyed already is told all the same, as nets did. */
export function destroyWith(socket: Socket, error?: Error): void {
  if (error && socket.destroyed && !socket.errored) process.nextTick(() => socket.emit('error', error))
  else socket.destroy(error)
}
