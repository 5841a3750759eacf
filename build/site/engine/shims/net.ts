/**
 * net without a network: sockets and servers as the core and its adapters use them, over handles in memory. A handle reads and
 * writes like the system's: bytes come in pieces, one to a turn of the loop, when somebody reads.
 */

import { loop } from '../loop'
import { EventEmitter } from './events'
import { clearTimeout, setTimeout } from './globals'
import type { Handle } from './handle'
import { process } from './process'
import { Duplex } from './stream'

type Any = Record<string | symbol, unknown>
type Callback = (error?: Error | null) => void
type Made = import('node:net').Socket & {
  _handle: Handle | null
  _server: (NodeJS.EventEmitter & { _connections: number; _emitCloseIfDrained(): void }) | null
  connecting: boolean
  timeout?: number
  [kTimer]: unknown
}

const kTimer = Symbol('timeout')

const notConnected = (): Error =>
  Object.assign(new Error('This socket has been ended by the other party'), { code: 'EPIPE' })

/** The host's listener for the end of what comes, which adapters of old eras look for by this name. */
function onReadableStreamEnd(this: Made): void {
  if (this.allowHalfOpen) return
  this.write = ((_chunk: unknown, encoding?: unknown, done?: Callback) => {
    const callback = typeof encoding === 'function' ? (encoding as Callback) : done
    const error = notConnected()
    this.destroy(error)
    if (callback) process.nextTick(callback as never, error)
    return false
  }) as never
}

function Socket(this: Made, given?: Any): Made | void {
  if (!(this instanceof (Socket as unknown as Function))) return new (Socket as never as new (o?: Any) => Made)(given)
  const options: Any = { ...given, emitClose: false, autoDestroy: true, decodeStrings: false }
  options.allowHalfOpen = Boolean(options.allowHalfOpen)
  ;(Duplex as unknown as Function).call(this, options)
  Object.assign(this, { connecting: false, _hadError: false, _parent: null, _host: null, _server: null, server: null })
  this[kTimer] = undefined
  this._handle = (options.handle as Handle | undefined) ?? null
  this.on('end', onReadableStreamEnd)
  if (!this._handle) return
  this._handle.onread = bytes => received(this, bytes)
  if (options.readable !== false && !options.manualStart && !options.pauseOnCreate) this.read(0)
}

function received(socket: Made, bytes: Buffer | null): void {
  refresh(socket)
  if (bytes) {
    if (!socket.push(bytes)) {
      const handle = socket._handle
      if (handle) {
        handle.reading = false
        handle.readStop()
      }
    }
    return
  }
  if (socket.readableEnded) return
  socket.push(null)
  socket.read(0)
}

function refresh(socket: Made): void {
  const timer = socket[kTimer] as { refresh?(): void } | undefined
  timer?.refresh?.()
}

function startReading(socket: Made): void {
  const handle = socket._handle
  if (!handle || handle.reading) return
  handle.reading = true
  handle.readStart()
}

const members = {
  _read(this: Made): void {
    if (!this.connecting) startReading(this)
  },
  _write(this: Made, chunk: Buffer | string, encoding: BufferEncoding, done: Callback): void {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk
    send(this, [bytes], done)
  },
  _writev(this: Made, chunks: { chunk: Buffer | string; encoding: BufferEncoding }[], done: Callback): void {
    const all = chunks.map(({ chunk, encoding }) => (typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk))
    send(this, all, done)
  },
  _final(this: Made, done: Callback): void {
    if (this._handle) this._handle.shutdown(() => done())
    else done()
  },
  _destroy(this: Made, error: Error | null, done: Callback): void {
    this.connecting = false
    clearTimeout(this[kTimer])
    this[kTimer] = undefined
    const handle = this._handle
    this._handle = null
    if (handle) {
      handle.onread = () => {}
      handle.close(() => this.emit('close', error !== null && error !== undefined))
      done(error)
    } else {
      done(error)
      process.nextTick(() => this.emit('close', Boolean(error)))
    }
    const server = this._server
    if (!server) return
    server._connections--
    server._emitCloseIfDrained()
  },
  resume(this: Made): Made {
    Duplex.prototype.resume.call(this)
    if (!this.connecting) startReading(this)
    return this
  },
  destroySoon(this: Made): void {
    if (this.writable) this.end()
    if (this.writableFinished) this.destroy()
    else this.once('finish', () => this.destroy())
  },
  setTimeout(this: Made, wait: number, callback?: () => void): Made {
    if (this.destroyed) return this
    this.timeout = wait
    clearTimeout(this[kTimer])
    this[kTimer] = undefined
    if (wait > 0) {
      this[kTimer] = setTimeout(() => this.emit('timeout'), wait)
      if (callback) this.once('timeout', callback)
    } else if (callback) this.removeListener('timeout', callback)
    return this
  },
  _unrefTimer(this: Made): void {
    refresh(this)
  },
  setNoDelay(this: Made): Made {
    return this
  },
  setKeepAlive(this: Made): Made {
    return this
  },
  ref(this: Made): Made {
    return this
  },
  unref(this: Made): Made {
    return this
  },
  address(this: Made): object {
    return this._handle ? { address: '127.0.0.1', family: 'IPv4', port: 80 } : {}
  },
}

function send(socket: Made, all: readonly Buffer[], done: Callback): void {
  refresh(socket)
  socket._handle?.write(all)
  done(socket._handle ? null : notConnected())
}

const accessors: Readonly<Record<string, (this: Made) => unknown>> = {
  remoteAddress() {
    return this._handle ? '127.0.0.1' : undefined
  },
  remoteFamily() {
    return this._handle ? 'IPv4' : undefined
  },
  remotePort() {
    return this._handle ? 40_000 : undefined
  },
  localAddress() {
    return this._handle ? '127.0.0.1' : undefined
  },
  localPort() {
    return this._handle ? 80 : undefined
  },
  localFamily() {
    return this._handle ? 'IPv4' : undefined
  },
  bytesRead() {
    return this._handle?.bytesRead ?? 0
  },
  bytesWritten() {
    return this._handle?.bytesWritten ?? 0
  },
  bufferSize() {
    return this._handle ? this.writableLength : undefined
  },
  pending() {
    return !this._handle || this.connecting
  },
  readyState() {
    if (this.connecting) return 'opening'
    if (this.readable && this.writable) return 'open'
    return this.readable ? 'readOnly' : this.writable ? 'writeOnly' : 'closed'
  },
}

/** Makes a class of the functions above, whose members are as little seen as those of a class. */
function shape(made: Function, parent: Function, own: object, getters: object = {}): void {
  Object.setPrototypeOf(made.prototype, parent.prototype as object)
  Object.setPrototypeOf(made, parent)
  for (const [name, value] of Object.entries(own)) {
    Object.defineProperty(made.prototype, name, { value, writable: true, configurable: true, enumerable: true })
  }
  for (const [name, get] of Object.entries(getters)) {
    Object.defineProperty(made.prototype, name, { get: get as () => unknown, configurable: true })
  }
}
shape(Socket, Duplex, members, accessors)

/** The servers of a run that listen, in the order in which they began. */
export const listening: unknown[] = []

const becomeEmitter: Function = EventEmitter

type MadeServer = NodeJS.EventEmitter & {
  _handle: { close(): void } | null
  _connections: number
  _emitCloseIfDrained(): void
  allowHalfOpen: boolean
  pauseOnConnect: boolean
  noDelay: boolean
}

function Server(this: MadeServer, given?: Any | ((socket: Made) => void), listener?: (socket: Made) => void): unknown {
  if (!(this instanceof (Server as unknown as Function))) return net.createServer(given, listener)
  becomeEmitter.call(this)
  const options: Any = typeof given === 'object' ? given : {}
  const heard = typeof given === 'function' ? given : listener
  if (heard) this.on('connection', heard)
  this._connections = 0
  this._handle = null
  Object.assign(this, { _usingWorkers: false, _workers: [], _unref: false })
  this.allowHalfOpen = Boolean(options.allowHalfOpen)
  this.pauseOnConnect = Boolean(options.pauseOnConnect)
  this.noDelay = Boolean(options.noDelay)
  return undefined
}

const serverMembers = {
  listen(this: MadeServer, ...args: unknown[]): MadeServer {
    const callback = args.at(-1)
    if (typeof callback === 'function') this.once('listening', callback as () => void)
    this._handle = { close: () => {} }
    listening.push(this)
    process.nextTick(() => {
      if (this._handle) this.emit('listening')
    })
    return this
  },
  address(this: MadeServer): object | null {
    return this._handle ? { address: '127.0.0.1', family: 'IPv4', port: 80 } : null
  },
  getConnections(this: MadeServer, callback: (error: null, count: number) => void): MadeServer {
    process.nextTick(() => callback(null, this._connections))
    return this
  },
  close(this: MadeServer, callback?: Callback): MadeServer {
    const wasOpen = this._handle !== null
    if (callback) {
      this.once('close', () =>
        callback(
          wasOpen ? undefined : Object.assign(new Error('Server is not running.'), { code: 'ERR_SERVER_NOT_RUNNING' }),
        ),
      )
    }
    this._handle = null
    this._emitCloseIfDrained()
    return this
  },
  _emitCloseIfDrained(this: MadeServer): void {
    if (this._handle || this._connections > 0) return
    process.nextTick(() => this.emit('close'))
  },
  ref(this: MadeServer): MadeServer {
    return this
  },
  unref(this: MadeServer): MadeServer {
    return this
  },
}
shape(Server, EventEmitter, serverMembers)
Object.defineProperty(Server.prototype, 'listening', {
  get(this: MadeServer) {
    return this._handle !== null
  },
  configurable: true,
})

/** A connection has come in: what the system tells a server. */
export function accept(given: unknown, handle: Handle): void {
  const server = given as MadeServer
  loop.receive(() => {
    if (!server._handle) return handle.close(() => {})
    const { allowHalfOpen, pauseOnConnect: pauseOnCreate } = server
    const socket = new (Socket as never as new (o: Any) => Made)({ handle, allowHalfOpen, pauseOnCreate })
    server._connections++
    Object.assign(socket, { server, _server: server })
    server.emit('connection', socket)
  })
}

const absent = (): never => {
  throw new Error('there is no network here: the playground has one server, and the bytes that are typed')
}

const isIPv4 = (text: unknown): boolean => /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(String(text))
const isIPv6 = (text: unknown): boolean => /^[0-9a-f:.]*:[0-9a-f:.]*$/i.test(String(text))

const net = {
  Socket,
  Stream: Socket,
  Server,
  createServer: (...args: unknown[]) => new (Server as never as new (...a: unknown[]) => unknown)(...args),
  connect: absent,
  createConnection: absent,
  isIPv4,
  isIPv6,
  isIP: (text: unknown) => (isIPv4(text) ? 4 : isIPv6(text) ? 6 : 0),
  getDefaultAutoSelectFamily: () => false,
  setDefaultAutoSelectFamily: () => {},
  getDefaultAutoSelectFamilyAttemptTimeout: () => 250,
  setDefaultAutoSelectFamilyAttemptTimeout: () => {},
}
const { connect, createConnection, createServer, isIP } = net

export { connect, createConnection, createServer, isIP, isIPv4, isIPv6, Server, Socket, Socket as Stream }
export default net
