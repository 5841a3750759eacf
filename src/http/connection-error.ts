/** Errors of a connection, from the host's words and properties to those of the era. */

import { getSystemErrorMap } from 'node:util'
import type { Era } from './era'

/** An error of a call to the system, as the host makes it. */
export interface SystemError extends Error {
  code?: string
  errno?: number | string
  syscall?: string
  address?: string
  port?: number
  hostname?: string
  host?: string
}

/** `Connection refused`, for an error number of the host. */
const sentence = (errno: number): string => {
  const words = getSystemErrorMap().get(errno)?.[1] ?? 'Unknown error'
  return words[0].toUpperCase() + words.slice(1)
}

/**
 * @param placeOf where a request wanted to go
 * @returns what gives a connection's error the form of the era; errors that are no system errors stay as they are
 */
export function makeConnectionError(era: Era): (error: SystemError, place?: { host?: string; port?: unknown }) => void {
  const { connectionErrors } = era.profile.client
  return (error, place) => {
    const { code, errno, syscall } = error
    if (!syscall || typeof errno !== 'number') return
    if (connectionErrors === 'text') {
      error.message = `${code}, ${sentence(errno)}`
      error.errno = Math.abs(errno)
    } else {
      error.errno = code
      if (connectionErrors === 'call') error.message = `${syscall} ${code}`
    }
    if (connectionErrors === 'text' || connectionErrors === 'call') {
      delete error.address
      delete error.port
      delete error.hostname
    } else if (connectionErrors === 'everyPlace' && syscall === 'getaddrinfo' && place) {
      error.message += ` ${place.host}:${place.port}`
      error.host = place.host
      error.port = Number(place.port)
    }
  }
}
