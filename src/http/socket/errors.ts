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
  call(error: SystemError, code: string, lookupWord: string) {
    const { hostname, syscall } = error
    const word = syscall === 'getaddrinfo' && code === 'ENOTFOUND' && lookupWord === 'noEntry' ? 'ENOENT' : code
    reword(error, `${syscall} ${word}${hostname === undefined ? '' : ` ${hostname}`}`)
    for (const name of ['errno', 'code', 'syscall', 'address', 'port'] as const) delete error[name]
    // In the order in which programs that print errors see them.
    Object.assign(error, { code, errno: code, syscall })
  },
  address(error: SystemError, code: string) {
    error.errno = code
  },
  number() {},
}

/** Puts errno and code first, in their order. */
function order(error: SystemError, first: 'code' | 'errno'): void {
  const { code, errno, ...others } = error
  for (const name of Object.keys(error)) delete error[name as keyof SystemError]
  Object.assign(error, first === 'code' ? { code, errno } : { errno, code }, others)
}

/** @returns the error as the era shows it, or null when the connection is closed in silence */
export function makeToEraError(era: Pick<Era, 'profile'>): (error: Error) => Error | null {
  const { errnoFirst, errors, resetIsError } = era.profile.socket
  const { lookupWord } = era.profile.client
  const rewrite = rewrites[errors]
  const first = errnoFirst ? 'errno' : 'code'
  return error => {
    const { code, syscall, errno } = error as SystemError
    if (!code || !syscall || typeof errno !== 'number') return error
    if (!resetIsError && code === 'ECONNRESET' && syscall === 'read') return null
    rewrite(error as SystemError, code, lookupWord)
    order(error as SystemError, first)
    return error
  }
}

/** @returns the same for an error of listen, of which the host says what its code means */
export function makeToEraListenError(era: Pick<Era, 'profile'>): (error: Error) => Error {
  const toEra = makeToEraError(era)
  const { listenCall, listenErrors } = era.profile.server
  return given => {
    const error = given as SystemError
    const { code, errno, message, syscall } = error
    if (syscall !== 'listen' || !code || typeof errno !== 'number') return error
    toEra(error)
    const described = `${syscall} ${code}: `
    if (listenErrors === 'plain') {
      if (message.startsWith(described)) {
        const { address, port } = error
        reword(error, `${syscall} ${code}${!address ? '' : ` ${address}${(port as number) > 0 ? `:${port}` : ''}`}`)
      }
    } else order(error, 'code')
    error.syscall = listenCall
    return error
  }
}

/** Destroys a connection; an error that comes when it is destroyed already is emitted all the same, as nets did. */
export function destroyWith(socket: Socket, error?: Error): void {
  if (error && socket.destroyed && !socket.errored) process.nextTick(() => socket.emit('error', error))
  else socket.destroy(error)
}
