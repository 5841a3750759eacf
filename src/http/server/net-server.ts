/** net.Server as the era's http stood on it: what listen, address and close took and gave. */

import { EventEmitter } from 'node:events'
import net from 'node:net'
import type { Profile } from '../../profile/profile'
import { emitters } from '../../stream/emitter'
import { codedErrorOf } from '../era-error'
import { inherit } from '../members'
import type { Era } from '../shapes/era'
import { makeToEraListenError } from '../socket/errors'
import { makeListenReader } from './listen'
import { ownClass, ownClassOf } from './own-class'

type NetServer = net.Server & { _connections: number; _handle: unknown; _emitCloseIfDrained(): void }
type Method = (this: NetServer, ...args: never[]) => unknown

/** What the system calls IPv4 and IPv6 by number. */
const FAMILIES: Record<string, number> = { IPv4: 2, IPv6: 10 }

const gives = (profile: Profile): boolean => profile.server.listen !== 'nothing'

/** listen of a server that listens already. */
function listenAgainMember(profile: Profile): Method {
  const first = listenMember(profile)
  if (profile.server.listenAgain === 'refused') {
    const coded = codedErrorOf(profile)
    const words = 'Listen method has been called more than once without closing.'
    return function (this: NetServer, ...args: never[]) {
      if (this._handle) throw coded(Error, 'ERR_SERVER_ALREADY_LISTEN', words)
      return first.apply(this, args)
    }
  }
  const returnsSelf = gives(profile)
  return function (this: NetServer, ...args: never[]) {
    if (!this._handle) return first.apply(this, args)
    const callback = args.at(-1) as unknown
    if (typeof callback === 'function') this.once('listening', callback as () => void)
    process.nextTick(() => this.emit('listening'))
    return returnsSelf ? this : undefined
  }
}

function listenMember(profile: Profile): Method {
  const { listen } = net.Server.prototype as unknown as { listen(...args: unknown[]): unknown }
  const read = makeListenReader(profile)
  const listenFirst = makeListenFirst(makeToEraListenError({ profile }))
  const returnsSelf = gives(profile)
  return function (this: NetServer, ...args: unknown[]) {
    const callback = args.at(-1)
    if (typeof callback === 'function') this.once('listening', callback as () => void)
    const target = read(args)
    if ('unfound' in target) process.nextTick(() => this.emit('error', notFound()))
    else {
      listenFirst(this)
      listen.call(this, target)
    }
    return returnsSelf ? this : undefined
  } as Method
}

/** Until a server listens or fails to, its errors get the form of the era before any listener is called. */
function makeListenFirst(toEra: (error: Error) => Error): (server: NetServer) => void {
  return server => {
    const own = Object.getOwnPropertyDescriptor(server, 'emit')
    const emit = server.emit as (...args: unknown[]) => boolean
    function receive(this: NetServer, event: string, ...args: unknown[]) {
      if (event === 'error' || event === 'listening') {
        if (server.emit === (receive as unknown)) {
          delete (server as { emit?: unknown }).emit
          if (own) Object.defineProperty(server, 'emit', own)
        }
        if (args[0] instanceof Error) toEra(args[0])
      }
      return emit.call(this, event, ...args)
    }
    Object.defineProperty(server, 'emit', { value: receive, writable: true, configurable: true })
  }
}

/** A name that stands for no address. */
const notFound = (): Error => {
  const code = 'ENOTFOUND'
  return Object.assign(new Error(`getaddrinfo ${code}`), { code, errno: code, syscall: 'getaddrinfo' })
}

type Listen = (
  this: NetServer,
  address: string | null,
  port: unknown,
  type: number,
  backlog: number,
  fd?: number,
) => void

/** Where the host decides what to bind; its default is every address of both families. */
function bindMember({ server }: Profile): Method | undefined {
  const { _listen2: bind } = net.Server.prototype as never as { _listen2?: Listen }
  if (server.listensOn === 'ipv6' || !bind) return undefined
  return function (this: NetServer, address: string | null, port: unknown, type: number, backlog: number, fd?: number) {
    if (!address && typeof fd !== 'number' && !this._handle) address = '0.0.0.0'
    bind.call(this, address, port, type, backlog, fd)
  } as Method
}

function addressMember({ server }: Profile): Method | undefined {
  if (server.addressFamily === 'name') return undefined
  return function (this: NetServer) {
    const found = net.Server.prototype.address.call(this)
    if (!found || typeof found === 'string') return found
    const { address, port, family } = found
    return server.addressFamily === 'number' ? { address, port, family: FAMILIES[family] } : { address, port }
  }
}

/** What tells a callback of close that the server did not listen. */
function makeNotRunning(profile: Profile): () => Error {
  const coded = codedErrorOf(profile)
  return profile.server.closeTwice === 'coded'
    ? () => coded(Error, 'ERR_SERVER_NOT_RUNNING', 'Server is not running.')
    : () => new Error('Not running')
}

function closeMember(profile: Profile): Method | undefined {
  const { close: way, closeTwice } = profile.server
  const notRunning = makeNotRunning(profile)
  const { close } = net.Server.prototype
  const demandRunning = (running: unknown): void => {
    if (!running && closeTwice === 'throws') throw new Error('Not running')
  }
  if (way === 'callback') {
    return function (this: NetServer, callback?: (error?: Error) => void) {
      demandRunning(this._handle)
      return close.call(this, callback && (error => callback(error && notRunning())))
    }
  }
  if (way === 'waits') {
    return function (this: NetServer) {
      demandRunning(this._handle)
      return close.call(this)
    }
  }
  return function (this: NetServer) {
    demandRunning(this._handle)
    // The host emits close when the last connection is gone; here it is emitted at once, and once.
    this._emitCloseIfDrained = ignore
    close.call(this)
    this.emit('close')
  } as Method
}

const ignore = (): void => {}

/** A method of the host's that gives the server, where the era's gave nothing. */
const givingNothing = (name: 'ref' | 'unref' | 'getConnections'): Method =>
  Object.defineProperty(
    function (this: NetServer, ...args: never[]) {
      const method = net.Server.prototype[name] as Method
      method.apply(this, args)
      return undefined
    },
    'length',
    { value: net.Server.prototype[name].length },
  )

/** A prototype as it is, but for some names: for `in` and for loops, too. */
function without<T extends object>(prototype: T, hidden: readonly string[]): T {
  return new Proxy(prototype, {
    has: (target, name) => !hidden.includes(name as string) && Reflect.has(target, name),
    get: (target, name, receiver) =>
      hidden.includes(name as string) ? undefined : Reflect.get(target, name, receiver),
    // A name that is not enumerated here is not enumerated behind it either.
    getOwnPropertyDescriptor: (target, name) =>
      hidden.includes(name as string)
        ? { value: undefined, writable: true, enumerable: false, configurable: true }
        : Reflect.getOwnPropertyDescriptor(target, name),
    // So that a server is still an instance of net.Server.
    getPrototypeOf: () => prototype,
  })
}

/** What is called for each request is found before the slower prototypes. */
function shortCut(prototype: object, from: object): void {
  // Domains put another emit into its place when a program asks for them.
  const set = function (this: object, value: unknown) {
    Object.defineProperty(this, 'emit', { value, writable: true, configurable: true, enumerable: true })
  }
  const get = () => EventEmitter.prototype.emit
  Object.defineProperty(prototype, 'emit', { get, set, configurable: true })
  for (const name of ['on', 'addListener', 'listenerCount', 'listeners', 'removeListener']) {
    const value = (from as Record<string, unknown>)[name]
    Object.defineProperty(prototype, name, { value, writable: true, configurable: true })
  }
}

/** Fields that the host's servers have and the era's had not. */
const SOCKET_OPTIONS = ['noDelay', 'keepAlive', 'keepAliveInitialDelay'] as const

const newFieldsOf = ({ server }: Profile): readonly string[] => [
  ...(server.socketOptions === 'absent' ? SOCKET_OPTIONS : []),
  ...(server.highWaterMark ? [] : ['highWaterMark']),
]

/** What the era's servers had not. */
const hiddenOf = ({ server: { counts, refs, showsListening } }: Profile): string[] => [
  ...(counts ? [] : ['getConnections']),
  ...(refs === 'absent' ? ['ref', 'unref'] : []),
  ...(showsListening ? [] : ['listening']),
]

/** What the era's servers did otherwise. */
function putServerMembers(prototype: object, profile: Profile): void {
  const { counts, getConnectionsGives, refs } = profile.server
  const members: Record<string, Method | undefined> = {
    listen: listenAgainMember(profile),
    _listen2: bindMember(profile),
    address: addressMember(profile),
    close: closeMember(profile),
    ref: refs === 'nothing' ? givingNothing('ref') : undefined,
    unref: refs === 'nothing' ? givingNothing('unref') : undefined,
    getConnections: counts && getConnectionsGives === 'nothing' ? givingNothing('getConnections') : undefined,
  }
  for (const [name, value] of Object.entries(members)) {
    if (!value) continue
    Object.defineProperty(prototype, name, { value, writable: true, configurable: true, enumerable: true })
  }
}

/** @returns what gives a new server the fields that the era's had */
export function preparedBy(profile: Profile): (server: object) => void {
  const { connectionsProperty } = profile.server
  const newFields = newFieldsOf(profile)
  return server => {
    for (const field of newFields) delete (server as Record<string, unknown>)[field]
    if (connectionsProperty === 'absent') return
    Object.defineProperty(server, 'connections', {
      get() {
        return this._connections
      },
      set(count: number) {
        this._connections = count
      },
      enumerable: connectionsProperty === 'shown',
      configurable: true,
    })
  }
}

/** Checks what a server of net is given, as the era did. */
function readBy({ server: { netOptions } }: Profile): (args: unknown[]) => unknown[] {
  if (netOptions === 'coded') return args => args
  return args => {
    const [options, ...listener] = args
    if (!options || typeof options === 'object' || typeof options === 'function') return args
    if (netOptions === 'object') throw new TypeError('options must be an object')
    return [{}, ...listener]
  }
}

/** net.Server of a program that has a net of its own. */
export function makeOwnNetServer(profile: Profile): Function {
  const Server = ownClass(
    net.Server as never,
    emitters.Emitter.prototype,
    hiddenOf(profile),
    readBy(profile),
    preparedBy(profile),
  )
  putServerMembers(Server.prototype, profile)
  inherit(Server, emitters.Emitter, profile.module.constructorsInherit)
  return Server
}

/** @returns a constructor to be called on a server, whose prototype the era's Server inherits from */
export function makeNetServer({ profile, beneath }: Era): Function {
  const prepared = preparedBy(profile)
  const own = ownClassOf(beneath.net.first.Server as never, net.Server as never)
  function Server(this: NetServer, options: object): void {
    const { now, first } = beneath.net
    const Below: Function = now.Server === first.Server ? (own ?? net.Server) : now.Server
    Below.call(this, options)
    prepared(this)
  }
  if (own) return Object.assign(Server, { prototype: own.prototype })
  Object.setPrototypeOf(Server, net.Server)
  const hidden = hiddenOf(profile)
  if (hidden.length === 0) Object.setPrototypeOf(Server.prototype, net.Server.prototype)
  else {
    Object.setPrototypeOf(Server.prototype, without(net.Server.prototype, hidden))
    shortCut(Server.prototype, EventEmitter.prototype)
  }
  putServerMembers(Server.prototype, profile)
  return Server
}
