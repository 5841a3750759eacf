/**
 * What a connection tells of itself: the names that the era's sockets had, and what they answer once the connection is
 * gone. A host socket gets a prototype of the era's, which stands before its own.
 */

import { Socket } from 'node:net'
import type { HttpSocket } from '../shapes/connection'
import type { Era } from '../shapes/era'
import { kAfterWrite, kHostEnd, type TappedSocket } from '../shapes/socket'
import { makeSetTimeout } from './set-timeout'

type Reported = Readonly<Record<string, unknown>>
type Telling = Omit<HttpSocket, 'timeout'> & {
  [kPeer]?: Reported
  [kClosing]?: boolean
  _handle?: unknown
  timeout?: number
}

/** What was known of the other side. */
const kPeer = Symbol('peer')
/** http closes the connection as soon as all is written. */
const kClosing = Symbol('closing')

/**
 * Sets what http will set on a connection, unless another module of http has. What is put on an object after its prototype
 * was changed costs the engine a shape of its own each time (hosts to 22), and with many shapes all that reads connections is slow.
 */
function setFields(socket: Telling): void {
  const fields = socket as Telling & TappedSocket
  fields[kClosing] ??= false
  fields[kPeer] ??= undefined
  fields[kAfterWrite] ??= undefined
  fields[kHostEnd] ??= undefined
  fields._httpMessage ??= undefined
}

const REMOTE = ['remoteAddress', 'remotePort', 'remoteFamily']
const LOCAL = ['localAddress', 'localPort', 'localFamily']

/** Says that http closes a connection once all is written, and does. */
export function closeSoon(socket: HttpSocket): void {
  ;(socket as Telling)[kClosing] = true
  socket.destroySoon()
}

const written = (socket: Telling): boolean => socket.writableEnded && socket.writableLength === 0

const isGone = {
  closed: (socket: Telling) => !socket._handle,
  closing: (socket: Telling) => !socket._handle || (socket[kClosing] === true && written(socket)),
  ended: (socket: Telling) => !socket._handle || (socket.readableEnded && written(socket)),
}

const gettersOf = (names: readonly string[]): [string, (this: unknown) => unknown][] =>
  names.map(name => [name, Object.getOwnPropertyDescriptor(Socket.prototype, name)?.get ?? (() => undefined)])

/** @returns what gives a host socket the names of the era, after all that is put on the socket itself */
export function makeAccessors(era: Era): (socket: HttpSocket) => void {
  const { addresses, gone, idleTimeout, noAddress, remembersPeer } = era.profile.socket
  const goneNow = isGone[gone]
  const members: PropertyDescriptorMap = {}
  const show = (name: string, get: (this: Telling) => unknown) => {
    members[name] = { get, set: undefined, configurable: true }
  }

  const peer = gettersOf(REMOTE)
  const lookAtPeer = (socket: Telling): Reported =>
    Object.fromEntries(peer.map(([name, get]) => [name, get.call(socket)]))
  for (const [name, get] of peer) {
    if (!addresses.includes(name)) show(name, () => undefined)
    else if (remembersPeer) {
      show(name, function () {
        if (this[kPeer]) return this[kPeer][name]
        if (goneNow(this)) return undefined
        const reported = lookAtPeer(this)
        if (reported[name] !== undefined) this[kPeer] = reported
        return reported[name]
      })
    } else {
      show(name, function () {
        return goneNow(this) ? undefined : get.call(this)
      })
    }
  }
  for (const [name, get] of gettersOf(LOCAL)) {
    if (!addresses.includes(name)) show(name, () => undefined)
    else {
      show(name, function () {
        return goneNow(this) ? undefined : get.call(this)
      })
    }
  }
  if (idleTimeout) {
    show('_idleTimeout', function () {
      if (!this._handle && this.destroyed) return -1
      return this.timeout === 0 ? -1 : this.timeout
    })
  }
  members.address = {
    value(this: Telling) {
      if (goneNow(this)) return noAddress === 'null' ? null : {}
      return Socket.prototype.address.call(this)
    },
    writable: true,
    configurable: true,
  }

  members.setTimeout = { value: makeSetTimeout(era.profile), writable: true, configurable: true }

  // A program may give each of its sockets a prototype of its own: one goes with its socket.
  const prototypes = new WeakMap<object, object>()
  return socket => {
    const own = Object.getPrototypeOf(socket) as object
    let dressed = prototypes.get(own)
    if (!dressed) {
      dressed = Object.create(own, members) as object
      // A class of the program that has its own keeps it.
      if ((own as Socket).setTimeout !== Socket.prototype.setTimeout)
        delete (dressed as { setTimeout?: unknown }).setTimeout
      prototypes.set(own, dressed)
      prototypes.set(dressed, dressed)
    }
    if (dressed === own) return
    setFields(socket as Telling)
    Object.setPrototypeOf(socket, dressed)
  }
}

/** What the host has beneath a socket; a stream of the program has none. */
export const handleOf = (socket: HttpSocket): { _externalStream?: unknown } =>
  (socket as { _handle?: unknown })._handle as { _externalStream?: unknown }
