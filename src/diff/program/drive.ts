/** Driving a server: what is sent to it on which connection, and when it has answered. */

import net from 'node:net'
import { Requests, Responses } from './messages'
import { SeenConnection } from './wire'

/** One connection: what to send, one piece after another, each after the answers to the one before. */
export interface DriveConnection {
  /** What to call it. */
  readonly name: string
  /** Latin1 text; `{port}` stands for the port of the server, as in recordings. */
  readonly sends: readonly string[]
}

/**
 * How long the server may be silent, in signs of its life (one every 15 ms that it really had): while an answer is due,
 * and where none may be coming.
 */
const patience = { due: 200, other: 8 }

/** The life of the server, as its beats tell. */
export interface Life {
  /** Beats since the last byte, event or output. */
  readonly quiet: number
  /** Beats that it ever had. */
  readonly total: number
  readonly over: boolean
  /** Resolves at the next beat or byte, or when it is over. */
  next(): Promise<void>
}

/** Beats after a connection that tell that the server outlived it: one of them may be older than its end. */
const alive = 3

/** Waits until it is known whether the server lives. */
async function outlives(life: Life): Promise<void> {
  const from = life.total
  while (!life.over && life.total < from + alive) await life.next()
}

/** Plays one connection and writes it down. */
async function playOne(
  connection: DriveConnection,
  port: number,
  host: string,
  life: Life,
  wire: SeenConnection,
): Promise<number> {
  const socket = net.connect({ port, host, allowHalfOpen: true })
  let over = false
  let opening = ''
  const methods: string[] = []
  const asked = new Requests({ onWhole: request => void methods.push(request?.head.method ?? '') })
  const answers = new Responses(methods)
  socket.on('data', data => {
    const bytes = data.toString('latin1')
    if (opening.length < 5) opening = (opening + bytes).slice(0, 5)
    answers.add(bytes)
    wire.add('server', bytes)
  })
  socket.on('end', () => {
    answers.end()
    over = true
    wire.end('server')
  })
  socket.on('error', (error: NodeJS.ErrnoException) => {
    over = true
    wire.end(error.code === 'ECONNREFUSED' ? 'refused' : 'server reset')
  })
  socket.on('close', () => {
    over = true
  })
  const connected = new Promise<void>(resolve => {
    socket.once('connect', resolve)
    socket.once('close', () => resolve())
  })
  await connected
  const localPort = socket.localPort ?? 0
  const quiet = async (due: () => boolean) => {
    while (!over && !life.over && life.quiet < (due() ? patience.due : patience.other)) {
      if (!due() && answers.whole >= asked.whole && !asked.within) return
      await life.next()
    }
  }
  // What speaks another protocol never answers in this one.
  const foreign = () => opening !== '' && !'HTTP/'.startsWith(opening)
  const due = () => asked.whole > answers.whole && !asked.within && !foreign()
  for (const send of connection.sends) {
    if (over || life.over) break
    const bytes = send.replaceAll('{port}', String(port))
    asked.add(bytes)
    wire.add('client', bytes)
    socket.write(bytes, 'latin1')
    await quiet(due)
  }
  // The server may end the connection itself after its last answer, or say more than was due.
  while (!over && !life.over && life.quiet < patience.other) await life.next()
  wire.end('client')
  socket.end()
  while (!over && !life.over && life.quiet < patience.other) await life.next()
  socket.destroy()
  return localPort
}

/**
 * Drives a server with one connection after another, as long as it lives.
 * @param host its address
 * @param begun called with each connection before it is made
 * @returns the ports from which it was called
 */
export async function drive(
  connections: readonly DriveConnection[],
  { port, host }: { readonly port: number; readonly host: string },
  life: Life,
  begun: (wire: SeenConnection) => void,
  stirred: () => void,
): Promise<number[]> {
  const ports: number[] = []
  for (const connection of connections) {
    if (life.over) break
    const wire = new SeenConnection('driven', connection.name, stirred)
    begun(wire)
    ports.push(await playOne(connection, port, host, life, wire))
    await outlives(life)
  }
  return ports
}
