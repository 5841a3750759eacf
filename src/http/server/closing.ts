/** How servers that look after their connections close them: close, closeAllConnections, closeIdleConnections, disposal. */

import type { Era } from '../shapes/era'
import type { Closing, Server } from '../shapes/server'
import { beginList, beginLooking, byAge, endLooking, isIdle, knowsConnections } from './connections-list'

const asyncDispose: symbol = Symbol.asyncDispose ?? Symbol.for('nodejs.asyncDispose')

/** How the method is named. */
const NAMES = { nets: '', anonymous: '', nodes: '[nodejs.asyncDispose]', engines: '[Symbol.asyncDispose]' }

/**
 * Gives a prototype a method that closes the server, and fails as closing does.
 * @param ofNet it is that of net, to which a server that does not listen is closed already
 */
function putDisposal(prototype: object, name: string, ofNet: boolean): void {
  const value = async function (this: Server) {
    if (ofNet && !this.listening) return
    await new Promise<void>((resolve, reject) => {
      this.close(error => (error ? reject(error) : resolve()))
    })
  }
  Object.defineProperty(value, 'name', { value: name, configurable: true })
  const attributes = { value, writable: true, configurable: true, enumerable: !ofNet }
  Object.defineProperty(prototype, asyncDispose, attributes)
}

/** @param closeNet close of the server below */
export function makeClosing({ profile }: Era, closeNet: () => Function): Closing {
  const { server } = profile
  const { closeGives, closesIdle, connectionsCheckingInterval, idle, looksFrom } = server
  const looks = connectionsCheckingInterval > 0
  const knows = knowsConnections(profile)

  function closeIdle(this: Server): void {
    for (const socket of byAge(this)) if (isIdle(socket, idle)) socket.destroy()
  }

  function makeClose(below: () => Function) {
    return function (this: Server, ...args: unknown[]): unknown {
      if (closesIdle) (this.closeIdleConnections ?? closeIdle).call(this)
      endLooking(this)
      const given = below().apply(this, args)
      return closeGives === 'self' ? given : undefined
    }
  }

  return {
    // What they are called is said with the names of methods, era by era.
    members: {
      close: makeClose(closeNet) as never,
      closeAllConnections: function (this: Server): void {
        for (const socket of byAge(this)) socket.destroy()
      },
      closeIdleConnections: function (this: Server): void {
        closeIdle.call(this)
      },
    },
    makeClose,
    prepare(server) {
      if (!looks) return knows ? beginList(server) : undefined
      if (looksFrom === 'made') beginLooking(server)
      else server.on('listening', beginLookingOfThis)
    },
    dispose(prototype, isNamed) {
      const kind = server.asyncDispose
      if (kind !== 'absent') putDisposal(prototype, isNamed ? NAMES[kind] : '', kind === 'nets')
      // The host's own.
      else if (asyncDispose in prototype) Object.defineProperty(prototype, asyncDispose, { value: undefined })
    },
  }
}

function beginLookingOfThis(this: Server): void {
  beginLooking(this)
}
