/**
 * Connections by the host's net, as the era's net would have made them: options that it did not know yet are kept
 * from it, and of a name that stands for several addresses those are tried, in that order, that the era tried.
 */

import { type LookupOptions, lookup } from 'node:dns'
import { createConnection } from 'node:net'
import type { ClientSocket, RequestOptions } from '../shapes/client'
import type { Era } from '../shapes/era'
import { ownSockets } from '../socket/own-socket'
import { isPort, makePortCheck } from '../socket/port-check'
import { wholePort } from '../socket/ports'
import { makeAddressOptions } from './addresses'
import { makeChecks } from './checks'

type LookedUp = (error: LookupError | null, address: never, family: never) => void
type LookupError = NodeJS.ErrnoException & { hostname?: string; host?: string; port?: number }
type Lookup = (host: string, options: LookupOptions, callback: LookedUp) => void

/** What the host has for a name that is not found. */
const NOT_FOUND = -3008

/** A name that is longer than names may be was one that is not found; the host says that the call is wrong. */
function isNotFound(error: LookupError): void {
  if (error.code !== 'EINVAL') return
  const { message, stack } = error
  error.message = message.replace('EINVAL', 'ENOTFOUND')
  if (stack) error.stack = stack.replace(message, error.message)
  error.code = 'ENOTFOUND'
  error.errno = NOT_FOUND
}

/** Looks names up as the era's net did. */
export function makeLookup(era: Pick<Era, 'profile'>): (port: number) => Lookup {
  const { addressOrder, lookupError, lookupMessageShown } = era.profile.client
  const order = addressOrder === 'ipv4First' ? { verbatim: false } : {}

  const look = (host: string, options: LookupOptions, callback: LookedUp) => {
    const show: LookedUp = (error, ...found) => {
      if (error) {
        isNotFound(error)
        if (lookupMessageShown) Object.defineProperty(error, 'message', { enumerable: true })
      }
      callback(error, ...found)
    }
    lookup(host, { ...options, ...order }, show as never)
  }
  const plain: Lookup = (host, options, callback) =>
    look(host, options, (error, ...found) => {
      if (error) delete error.hostname
      callback(error, ...found)
    })
  if (lookupError === 'code') return () => plain
  if (lookupError === 'host') return () => look
  return port => (host, options, callback) =>
    look(host, options, (error, ...found) => {
      if (error) Object.assign(error, { message: `${error.message} ${host}:${port}`, host, port })
      callback(error, ...found)
    })
}

const netCreateConnection = createConnection as unknown as (options: object) => ClientSocket

type Call = (...args: unknown[]) => ClientSocket

/**
 * @returns a maker of connections by the program's net.createConnection, with the arguments that the era gave it; as
 * long as it is the first one, from the options of a request
 */
export function makePublicConnection(era: Era): (args: readonly unknown[], options: RequestOptions) => ClientSocket {
  const connectHost = makeHostConnection(era)
  const { net } = era.beneath
  return (args, options) => {
    const { createConnection } = net.now
    return createConnection === net.first.createConnection
      ? connectHost(options)
      : (createConnection as unknown as Call)(...args)
  }
}

/** @returns a maker of connections from the options of a request */
export function makeHostConnection(era: Era): (options: RequestOptions) => ClientSocket {
  const connect = hostConnection(era)
  const { cutsPorts, portCheck } = era.profile.client
  if (cutsPorts)
    return options => connect(isPort(options.port) ? options : { ...options, port: wholePort(options.port) })
  if (portCheck === 'none') return connect
  const check = makePortCheck(era.profile)
  return options => {
    if (options.path) return connect(options)
    const port = check(options.port) as number
    return connect(port === options.port ? options : { ...options, port })
  }
}

function hostConnection(era: Era): (options: RequestOptions) => ClientSocket {
  const hasMark = era.profile.socket.connectOptions.includes('highWaterMark')
  const { timeoutOption } = era.profile.client
  const { connectionTimeout } = makeChecks(era)
  const lookupFor = makeLookup(era)
  const addresses = makeAddressOptions(era)
  const { connectionArguments } = era.profile.agent
  if (connectionArguments !== 'options') {
    const knowsLocal = connectionArguments === 'localAddress'
    return options => {
      const port = Number(options.port)
      const localAddress = knowsLocal ? options.localAddress : undefined
      const { host } = options
      // An agent's own path is taken for that of a Unix socket.
      const path = knowsLocal ? options.path : undefined
      return netCreateConnection({ port, host, path, localAddress, lookup: lookupFor(port), ...addresses(options) })
    }
  }
  return options => {
    const { port, timeout } = options
    if (timeoutOption) connectionTimeout(timeout)
    return netCreateConnection({
      port,
      host: options.host,
      path: options.path,
      localAddress: options.localAddress,
      localPort: options.localPort,
      family: options.family,
      hints: options.hints,
      lookup: options.lookup || lookupFor(Number(port)),
      timeout: timeoutOption && timeout ? timeout : undefined,
      allowHalfOpen: options.allowHalfOpen,
      highWaterMark: hasMark ? options.highWaterMark : undefined,
      ...addresses(options),
    })
  }
}

/** Options of the host's net that change a connection, and that not every era had. */
const LATER_OPTIONS = ['keepAlive', 'keepAliveInitialDelay', 'noDelay', 'signal', 'highWaterMark'] as const

/** What a call of net.connect asks for: (options), (path) or (port, host), and somebody who listens for the connection. */
function readConnect([first, ...rest]: readonly unknown[]): [options: RequestOptions, listener: unknown] {
  const listener = rest.find(one => typeof one === 'function')
  if (typeof first === 'object' && first !== null) return [{ ...first }, listener]
  if (typeof first === 'string' && !(Number(first) >= 0)) return [{ path: first }, listener]
  const host = typeof rest[0] === 'string' ? rest[0] : undefined
  return [{ port: first as number, host }, listener]
}

/** @returns net.connect of the era */
export function makeNetConnect(era: Pick<Era, 'profile'>): (...args: unknown[]) => ClientSocket {
  const { timeoutOption } = era.profile.client
  const lookupFor = makeLookup(era)
  const addresses = makeAddressOptions(era)
  const unknown = LATER_OPTIONS.filter(name => !era.profile.socket.connectOptions.includes(name))
  const { optionsOf, ready } = ownSockets(era)
  return function connect(...args) {
    const [given, listener] = readConnect(args)
    for (const name of unknown) delete given[name]
    const options: RequestOptions = optionsOf(given)
    if (!timeoutOption) delete options.timeout
    options.lookup ||= lookupFor(Number(options.port))
    Object.assign(options, addresses(options))
    return ready((createConnection as unknown as Call)(options, ...(listener ? [listener] : [])))
  }
}

/**
 * The first nets began to connect inside the call, the host's does in the next tick: a connection that is destroyed
 * before that is made all the same, and then destroyed.
 */
export function connectsAtOnce(socket: ClientSocket): ClientSocket {
  const { destroy } = socket
  socket.destroy = error => {
    process.nextTick(() => destroy.call(socket, error))
    return socket
  }
  process.nextTick(() => {
    socket.destroy = destroy
  })
  return socket
}
