/**
 * The class of connections that a program makes itself: the host's, whose prototype it shares, with the era's mark of how
 * much a connection holds, and without what the era's did not tell of it.
 */

import net from 'node:net'
import { getDefaultHighWaterMark } from 'node:stream'
import type { Era } from '../shapes/era'
import { makeLeaveUnsent } from './unsent'

type Options = Record<string, unknown>

const hidden = { value: undefined, writable: true, configurable: true, enumerable: false }

/** What makes the sockets of a program those of an era: the options with which they are made, and what is done to each. */
interface OwnSockets {
  /** Whether the host's are as the era's. */
  readonly asHost: boolean
  optionsOf(given: unknown): Options
  ready<S extends object>(socket: S): S
}

export function ownSockets({ profile }: Pick<Era, 'profile'>): OwnSockets {
  const { highWaterMark, marksShown } = profile.socket
  const leaveUnsent = makeLeaveUnsent(profile)
  const usual = getDefaultHighWaterMark(false) === highWaterMark
  return {
    asHost: usual && marksShown,
    optionsOf(given) {
      const options: Options = typeof given === 'number' ? { fd: given } : { ...(given as Options | undefined) }
      if (!usual) options.highWaterMark ??= highWaterMark
      return options
    },
    ready(socket) {
      if (!marksShown) Object.defineProperties(socket, { writableHighWaterMark: hidden, readableHighWaterMark: hidden })
      leaveUnsent(socket)
      return socket
    },
  }
}

/** @returns net.Socket of the era; programs call it with and without new, and inherit from it */
export function makeOwnSocket(era: Pick<Era, 'profile'>): typeof net.Socket {
  const { asHost, optionsOf, ready } = ownSockets(era)
  if (asHost) return net.Socket
  return new Proxy(net.Socket, {
    construct: (Socket, [given], Made) => ready(Reflect.construct(Socket, [optionsOf(given)], Made)),
    apply(Socket, self: unknown, [given]) {
      const made: object | undefined = Reflect.apply(Socket as never, self, [optionsOf(given)])
      if (made) return ready(made)
      ready(self as object)
      return undefined
    },
  })
}
