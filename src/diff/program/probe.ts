/**
 * Preloaded into the program's process: it tells its observer what the program listens on and connects to and which
 * events it listens for, and leads its connections through the observer. It stands on net and events alone, the same for every
 * version; processes that the program starts itself are left alone.
 */

import dns from 'node:dns'
import { EventEmitter } from 'node:events'
import { writeSync } from 'node:fs'
import net, { type AddressInfo } from 'node:net'
import { constants } from 'node:os'
import { watchEvents } from './probe-events'
import { beat, nextTimer, watchTimers } from './probe-timers'

/** The environment variable that has the port of the observer, and whether it is there in IPv6 too. */
const variable = 'HTTP_ERAS_TAP'
/** The descriptor on which it reports. */
const line = 3
/** How many signs of life a program with nothing but timers must show before it counts as waiting. */
const patience = 60

/** What the tap tells: a kind, then values. */
export type Reported =
  | ['listening', port: number, address: string, free: boolean]
  | ['connect', localPort: number, host: string, port: number, own: boolean]
  | ['cannot listen', code: string]
  | ['event', object: string, name: string, ...values: unknown[]]
  /** With the milliseconds until the program goes on by itself; null if it never does. */
  | ['beat', next: number | null]
  | ['waiting']

const report = (...reported: Reported): void => {
  try {
    writeSync(line, `${JSON.stringify(reported)}\n`)
  } catch (error) {
    // The observer is gone, and nobody is left who would end this process.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.kill(process.pid, 'SIGKILL')
  }
}

interface Destination {
  readonly host: string
  readonly port: number
  readonly own: boolean
}

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|::1?|0\.0\.0\.0|::ffff:127\.\d+\.\d+\.\d+)$/i

/** The ports that the program listened on, each with its address there; without one if it listens no more. */
const ports = new Map<number, { address?: string }>()
const listeners = new WeakMap<net.Server, number>()
/** Servers that left it to the system which port they get. */
const free = new WeakSet<net.Server>()
const destinations = new WeakMap<net.Socket, Destination>()

/** How long it has done nothing but wait. */
let idle = 0

/** Tells, at every beat, that the program lives, and whether it does nothing but wait for connections. */
function startBeats(): void {
  const look = () => {
    const active = process.getActiveResourcesInfo().filter(name => !/^(TTYWrap|PipeWrap|TCPServerWrap)$/.test(name))
    // Files, names that are looked up, children: it is at work.
    const works = active.some(name => !/^(Timeout|Immediate|TCPSocketWrap)$/.test(name))
    report('beat', works ? 0 : nextTimer(active.includes('TCPSocketWrap')))
    const timersAlone = active.every(name => /^(Timeout|Immediate)$/.test(name))
    idle = timersAlone ? idle + (active.length === 0 ? patience / 2 : 1) : 0
    if (idle >= patience && ports.size > 0) report('waiting')
  }
  look()
  setInterval(look, beat).unref()
}

/** Reported as soon as the port is known: by the end of listen or, where a name was looked up, with the event. */
function listens(server: net.Server): void {
  const address = server.address() as AddressInfo | string | null
  if (typeof address !== 'object' || address === null || listeners.has(server)) return
  listeners.set(server, address.port)
  ports.set(address.port, address)
  idle = 0
  report('listening', address.port, address.address, free.has(server))
}

function listensNoMore(server: net.Server): void {
  const port = listeners.get(server)
  listeners.delete(server)
  if (port !== undefined) ports.set(port, {})
}

function watchListening(): void {
  const { listen } = net.Server.prototype
  const askedPort = ([first]: unknown[]): number => {
    const port = typeof first === 'object' && first !== null ? (first as { port?: unknown }).port : first
    return port === undefined || port === null || port === '' ? 0 : Number(port)
  }
  net.Server.prototype.listen = function (this: net.Server, ...args: unknown[]) {
    const asked = askedPort(args)
    // A client of the same tick may call it before it is known to listen.
    if (asked > 0) ports.set(asked, { address: '::' })
    else free.add(this)
    const result = listen.apply(this, args as never)
    listens(this)
    return result
  } as typeof listen
}

interface ConnectOptions {
  port?: unknown
  host?: unknown
  path?: unknown
  lookup?: unknown
}

/** Where a connection is to go, undefined if not to a port or if it must go there itself. */
function destinationOf({ port, host, path }: ConnectOptions): Destination | undefined {
  const number = Number(port)
  if (path || port === undefined || port === '' || !Number.isInteger(number) || number < 1 || number > 65535) return
  const name = typeof host === 'string' && host !== '' ? host : 'localhost'
  const own = loopback.test(name) ? ports.get(number) : undefined
  // Where nobody listens, or does no more, the program meets what the system says of it.
  const family = /^::ffff:/i.test(name) ? 4 : net.isIP(name)
  const nobody = own && (own.address === undefined || (family !== 0 && !familiesOf(number).includes(family)))
  return nobody ? undefined : { host: name, port: number, own: own !== undefined }
}

/** Where the observer takes connections: on 127.0.0.1, and on ::1 if the machine has it. */
interface Observer {
  readonly port: number
  readonly ipv6: boolean
}

/** The families in which the program listens on a port. */
function familiesOf(port: number): readonly number[] {
  const address = ports.get(port)?.address
  if (address === undefined || address === '::') return [4, 6]
  return [net.isIP(address) || 4]
}

type Found = string | dns.LookupAddress[]
type Lookup = (
  name: string,
  options: dns.LookupOptions,
  done: (error: Error | null, found: Found, family?: number) => void,
) => void

/** What the system says of an address at which nobody listens. */
const refused = (address: string, port: number): Error =>
  Object.assign(new Error(`connect ECONNREFUSED ${address}:${port}`), {
    errno: -constants.errno.ECONNREFUSED,
    code: 'ECONNREFUSED',
    syscall: 'connect',
    address,
    port,
  })

/**
 * A lookup that finds what another one finds, and gives the observer's address of the same family in its place; in a
 * family in which the program does not listen there is none.
 */
const ledLookup =
  (lookup: Lookup, port: number, addressOf: (family: number) => string): Lookup =>
  (name, options, done) =>
    lookup(name, options, (error, found, family) => {
      if (error) return done(error, found, family)
      const listens = (family: number | undefined) => familiesOf(port).includes(family ?? 4)
      if (!Array.isArray(found)) {
        if (!listens(family)) return done(refused(found, port), found, family)
        return done(null, addressOf(family ?? 4), net.isIP(addressOf(family ?? 4)))
      }
      const there = found.filter(one => listens(one.family))
      if (found.length > 0 && there.length === 0) return done(refused(found[0].address, port), found)
      const addresses = [...new Set(there.map(one => addressOf(one.family)))]
      done(
        null,
        addresses.map(address => ({ address, family: net.isIP(address) })),
      )
    })

/**
 * A connection of the program to itself keeps its family: that of its address, or of what its name is looked up to. In
 * which family any other reaches the observer is nobody's concern.
 */
function leadConnections({ port, ipv6 }: Observer): void {
  const { connect } = net.Socket.prototype
  const led = (options: ConnectOptions, { host, own, port: wanted }: Destination) => {
    const addressOf = (family: number) => {
      const families = own ? familiesOf(wanted) : [4]
      return ipv6 && (families.includes(family) ? family : families[0]) === 6 ? '::1' : '127.0.0.1'
    }
    const known = { ...options, port, localAddress: undefined, localPort: undefined }
    if (own && net.isIP(host) === 0) {
      return { ...known, host, lookup: ledLookup((options.lookup ?? dns.lookup) as Lookup, wanted, addressOf) }
    }
    return { ...known, host: addressOf(net.isIP(host)), family: undefined, lookup: undefined }
  }
  net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
    const [first, second] = args
    const normalized = Array.isArray(first)
    const given = normalized ? first[0] : first
    const options = typeof given === 'object' && given !== null ? given : { port: given, host: second }
    const destination = destinationOf(options as ConnectOptions)
    if (!destination) return connect.apply(this, args as never)
    destinations.set(this, destination)
    const there = led(options as ConnectOptions, destination)
    if (normalized) first[0] = there
    else args.splice(0, typeof second === 'string' && typeof given !== 'object' ? 2 : 1, there)
    return connect.apply(this, args as never)
  } as typeof connect
}

const codeOf = (error: unknown): string => String((error as NodeJS.ErrnoException | undefined)?.code)

function start(observer: Observer): void {
  watchTimers()
  startBeats()
  watchListening()
  leadConnections(observer)
  watchEvents((object, name, values) => report('event', object, name, ...values))
  const { emit } = EventEmitter.prototype
  EventEmitter.prototype.emit = function (this: EventEmitter, name: string | symbol, ...values: unknown[]) {
    if (name === 'connect') {
      const destination = destinations.get(this as net.Socket)
      if (destination)
        report('connect', (this as net.Socket).localPort ?? 0, destination.host, destination.port, destination.own)
    }
    if (name === 'listening' && this instanceof net.Server) listens(this)
    if (name === 'close' && this instanceof net.Server) listensNoMore(this)
    if (name === 'error' && this instanceof net.Server && !listeners.has(this))
      report('cannot listen', codeOf(values[0]))
    return emit.call(this, name, ...values)
  } as typeof emit
}

const observer = process.env[variable]
if (observer !== undefined) {
  delete process.env[variable]
  const [port, ipv6] = observer.split(' ')
  start({ port: Number(port), ipv6: ipv6 !== undefined })
}
