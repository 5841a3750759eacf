/** Whether an era that was put together of odd values serves and asks: its own server and client, and a raw client. */

import type { EventEmitter } from 'node:events'
import { type AddressInfo, connect, type Server, type Socket } from 'node:net'
import { createEra } from '../../src/http/create-http'
import type { Profile } from '../../src/profile/profile'
import { pace } from '../../src/shared/pace'

interface Message extends EventEmitter {
  url: string
}
interface Answer {
  writeHead(status: number, headers: object): void
  write(chunk: string | Buffer): boolean
  end(chunk?: string): void
}
interface Request extends EventEmitter {
  write(chunk: string | Buffer): boolean
  end(chunk?: string): void
}
interface Http {
  createServer?(listener: (req: Message, res: Answer) => void): Server
  request?(options: object, listener?: (res: Message) => void): Request
}

/** How long one exchange may take, in milliseconds of this thread. */
const LIMIT = 2000

function answer(req: Message, res: Answer): void {
  let body = ''
  req.on('data', chunk => (body += chunk))
  req.on('end', () => {
    if (req.url !== '/chunked') return res.end(body || 'nothing')
    res.writeHead(200, { 'Content-Type': 'text/plain' })
    res.write('one ')
    res.write(Buffer.from('two'))
    res.end()
  })
}

/** Asks once; gives the body. */
const ask = (http: Http, port: number, method: string, path: string, send: (req: Request) => void) =>
  new Promise<string>((resolve, reject) => {
    const req = http.request!({ host: '127.0.0.1', port, method, path }, res => {
      let body = ''
      res.on('data', chunk => (body += chunk))
      res.on('end', () => resolve(body))
    })
    req.on('error', reject)
    send(req)
  })

const askRaw = (port: number) =>
  new Promise<string>((resolve, reject) => {
    let got = ''
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(
        'POST /raw HTTP/1.1\r\nHost: me\r\nX-A: b\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n',
      )
      setImmediate(() => socket.write('3\r\nraw\r\n0\r\n\r\n'))
    })
    socket.setEncoding('latin1').on('data', text => (got += text))
    socket.on('error', reject).on('close', () => resolve(got))
  })

async function exchange(http: Http, port: number): Promise<string | undefined> {
  const raw = await askRaw(port)
  if (!/^HTTP\/1\.1 200 /.test(raw) || !raw.includes('raw')) return `a raw client got ${JSON.stringify(raw)}`
  if (!http.request) return undefined
  const got = await ask(http, port, 'GET', '/kept', req => req.end())
  if (got !== 'nothing') return `GET gave ${JSON.stringify(got)}`
  const posted = await ask(http, port, 'POST', '/posted', req => {
    req.write('one ')
    req.write(Buffer.from('two '))
    req.end('three')
  })
  if (posted !== 'one two three') return `POST gave ${JSON.stringify(posted)}`
  const chunked = await ask(http, port, 'GET', '/chunked', req => req.end())
  if (chunked !== 'one two') return `a chunked answer gave ${JSON.stringify(chunked)}`
  return undefined
}

/** Who is told of errors that nobody caught: all that are under way, for nobody knows whose they are. */
const underWay = new Set<(error: Error) => void>()
process.on('uncaughtException', error => {
  if (underWay.size === 0) throw error
  for (const fail of underWay) fail(error)
})

/** @returns what went wrong, or nothing */
export async function failureOf(profile: Profile): Promise<string | undefined> {
  const sockets = new Set<Socket>()
  let server: Server | undefined
  let fail: (error: Error) => void = () => {}
  const failed = new Promise<string>(resolve => {
    fail = error => resolve(String(error.stack).split('\n').slice(0, 3).join(' '))
  })
  underWay.add(fail)
  let done = false
  try {
    const { http } = createEra(profile, { faithful: true }) as unknown as { http: Http }
    if (!http.createServer) return undefined
    server = http.createServer(answer)
    server.on('connection', (socket: Socket) => sockets.add(socket))
    await new Promise<void>(ready => server!.listen(0, '127.0.0.1', () => ready()))
    const { port } = server.address() as AddressInfo
    return await Promise.race([
      exchange(http, port),
      failed,
      pace.until(() => done, LIMIT).then(() => `nothing more within ${LIMIT} ms`),
    ])
  } catch (error) {
    return String((error as Error)?.stack ?? error)
      .split('\n')
      .slice(0, 3)
      .join(' ')
  } finally {
    done = true
    underWay.delete(fail)
    for (const socket of sockets) socket.destroy()
    server?.close?.()
  }
}
