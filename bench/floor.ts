/**
 * What stands below http, in a process of its own: servers that read no request and answer each piece that comes with the
 * same bytes, as a profile would. No http on this host can need less than they do.
 *
 *   net       a socket of net, its stream and all
 *   handle    what is beneath such a socket: read into one buffer, written without the stream
 */

import { type AddressInfo, createServer, type Socket } from 'node:net'
import type { Spent } from './protocol'

interface Handle {
  onread: unknown
  useUserBuffer(buffer: Buffer): void
  writeLatin1String(request: object, text: string): number
  writeUtf8String(request: object, text: string): number
  readonly writeQueueSize: number
}
type Slotted = Socket & { readonly _handle: Handle; [slot: symbol]: unknown }

const [mode, size = '5'] = process.argv.slice(2)
const body = 'x'.repeat(Number(size))
const answer = (): string =>
  `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: ${body.length}\r\nDate: ${date}\r\nConnection: keep-alive\r\n\r\n${body}`
const date = new Date().toUTCString()

const byStream = (socket: Socket): void => {
  socket.on('data', () => socket.write(answer()))
}

const shared = Buffer.allocUnsafeSlow(64 * 1024)
/** Made as the host makes its own, with the class that its first write shows. */
let WriteRequest: (new () => object) | undefined

function writeFirst(socket: Slotted): void {
  const handle = socket._handle
  const { writeUtf8String } = handle
  handle.writeUtf8String = (request, text) => {
    WriteRequest = request.constructor as new () => object
    return writeUtf8String.call(handle, request, text)
  }
  socket.write(answer())
  handle.writeUtf8String = writeUtf8String
}

const byHandle = (socket: Socket): void => {
  const slotted = socket as Slotted
  const slot = (name: string) => Object.getOwnPropertySymbols(socket).find(symbol => symbol.description === name)
  const [buffer, callback] = [slot('kBuffer'), slot('kBufferCb')]
  if (!buffer || !callback) throw new Error(`node ${process.version} has no such handle`)
  let request: object | undefined
  slotted[buffer] = shared
  slotted[callback] = () => {
    if (!WriteRequest) writeFirst(slotted)
    else {
      request ??= new WriteRequest()
      slotted._handle.writeLatin1String(request, answer())
      if (slotted._handle.writeQueueSize > 0) throw new Error('the system did not take all at once')
    }
    return true
  }
  slotted._handle.useUserBuffer(shared)
  socket.resume()
}

const serve = { net: byStream, handle: byHandle }[mode]
if (!serve) throw new Error(`there is no floor '${mode}'`)
const server = createServer(socket => {
  socket.on('error', () => {})
  serve(socket)
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))

process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ cpu: user + system } satisfies Spent)
})
