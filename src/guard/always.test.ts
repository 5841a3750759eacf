/** What holds in every mode, faithful too: bounded memory, no strange prototypes, no bytes of others, no lowered TLS. */

import buffer from 'node:buffer'
import net, { type AddressInfo } from 'node:net'
import tls from 'node:tls'
import t from 'tap'
import { lines } from '../../versions'
import { createEra } from '../http/create-http'
import type { HttpParser } from '../http/shapes/connection'
import { keys } from '../https/certificates.test.helper'
import { neededBy } from '../profile/patches'
import { resolve } from '../profile/resolve'
import { partsOf } from '../run/prelude/list'
import { copyOf } from '../run/prelude/patch'
import { placesOf } from '../run/prelude/places'

type Http = typeof import('node:http')

const httpOf = (name: string): Http => createEra(name, { faithful: true }).http as unknown as Http
const listen = async (server: net.Server): Promise<number> => {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return (server.address() as AddressInfo).port
}

t.test('answers that wait hold no more than 16 MB of a connection', async t => {
  await Promise.all(
    lines.map(async ({ name }) => {
      const http = httpOf(name)
      const large = Buffer.alloc(1024 * 1024)
      const held: { output?: { length: number }[]; outputData?: { data: { length: number } }[] }[] = []
      const server = http.createServer((req, res) => {
        // The first one is never answered, and so nothing of the others leaves.
        if (req.url === '/first') return
        res.write(large)
        res.end()
        held.push(res as never)
      })
      const port = await listen(server as unknown as net.Server)
      const client = net.connect(port, '127.0.0.1').on('error', () => {})
      client.resume()
      const rest = 'GET /rest HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(60)
      client.write(`GET /first HTTP/1.1\r\nHost: x\r\n\r\n${rest}`)
      await new Promise(closed => client.on('close', closed))
      const bytes = held
        .flatMap(({ output, outputData }) => output ?? (outputData ?? []).map(({ data }) => data))
        .reduce((sum, { length }) => sum + length, 0)
      t.ok(held.length > 10, `${name}: ${held.length} answers were made`)
      t.ok(bytes < 17.1 * 1024 * 1024, `${name}: ${bytes} bytes were held`)
      server.close()
    }),
  )
})

t.test('a large answer that waits alone is sent whole', async t => {
  for (const name of ['0.4', '0.10', '4', '12']) {
    const http = httpOf(name)
    const large = Buffer.alloc(20 * 1024 * 1024)
    let first: import('node:http').ServerResponse | undefined
    const server = http.createServer((req, res) => {
      if (req.url === '/first') {
        first = res
        return
      }
      res.write(large)
      res.end()
      first?.end('first')
    })
    const port = await listen(server as unknown as net.Server)
    const client = net.connect(port, '127.0.0.1')
    client.write('GET /first HTTP/1.1\r\nHost: x\r\n\r\nGET /rest HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
    let bytes = 0
    client.on('data', piece => {
      bytes += piece.length
    })
    await new Promise(closed => client.on('close', closed))
    t.ok(bytes > large.length, `${name}: ${bytes} bytes`)
    server.close()
  }
})

t.test('no header, option or query changes what objects have by nature', async t => {
  const before = Reflect.ownKeys(Object.prototype).length
  for (const { name } of lines) {
    const http = httpOf(name)
    const seen: object[] = []
    const server = http.createServer((req, res) => {
      seen.push(req.headers)
      for (const key of ['__proto__', 'constructor', 'hasOwnProperty']) {
        try {
          res.setHeader(key, ['evil', 'values'])
        } catch {
          // Refused, as well.
        }
      }
      res.end()
    })
    const port = await listen(server as unknown as net.Server)
    const client = net.connect(port, '127.0.0.1').on('error', () => {})
    client.resume()
    const lines = '__proto__: a\r\n__proto__: b\r\n__PROTO__: c\r\nconstructor: d\r\nX-A: e\r\n'
    client.write(
      `POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${lines}Transfer-Encoding: chunked\r\n\r\n0\r\n${lines}\r\n`,
    )
    await new Promise(closed => client.on('close', closed))
    t.equal(seen.length, 1, `${name}: it came`)
    for (const headers of seen) {
      const above = Object.getPrototypeOf(headers) as object | null
      t.ok(above === null || above === Object.prototype, `${name}: headers are an ordinary object`)
    }
    t.equal(({} as { evil?: unknown }).evil, undefined, name)
    server.close()
    const profile = resolve(name)
    const querystring = viewOf(name, 'querystring') as { parse(text: string): object } | undefined
    const parsed = querystring?.parse('__proto__=a&__proto__=b&constructor=c&__proto__[d]=e') ?? {}
    const above = Object.getPrototypeOf(parsed) as object | null
    t.ok(above === null || above === Object.prototype, `${profile.name}: a query is an ordinary object`)
  }
  t.equal(Reflect.ownKeys(Object.prototype).length, before)
})

/** A module of a pinned program. */
function viewOf(name: string, module: 'buffer' | 'querystring'): object | undefined {
  const host = require(`node:${module}`) as object
  const view = copyOf(host)
  const profile = resolve(name)
  for (const patch of neededBy(profile)) {
    if (placesOf(patch)?.includes(module)) partsOf(patch).modules?.[module]?.(view, host, profile)
  }
  return view
}

t.test('buffers show nothing of what was in their memory', async t => {
  for (const { name } of lines) {
    const { SlowBuffer } = viewOf(name, 'buffer') as unknown as { SlowBuffer?: (size: unknown) => Buffer }
    const sizes = SlowBuffer ? [4096, '4096'] : []
    if (name === lines.at(-1)!.name) t.notOk(SlowBuffer, `${name} has no SlowBuffer`)
    else t.ok(SlowBuffer, `${name} has SlowBuffer`)
    for (let i = 0; i < 50; i++) {
      Buffer.allocUnsafeSlow(4096).fill('secret')
      for (const size of sizes) {
        const made = SlowBuffer!(size)
        if (made.length !== 4096 || made.some(byte => byte !== 0)) t.fail(`${name}: SlowBuffer(${size})`)
      }
      // biome-ignore lint/suspicious/noExplicitAny: the constructor of the time
      if (((buffer.Buffer as any)(4096) as Buffer).some(byte => byte !== 0)) t.fail(`${name}: Buffer(4096)`)
    }
    t.pass(name)
  }
})

t.test('a parser that read for a server reads for a client as a new one', async t => {
  let tried = 0
  for (const { name } of lines) {
    const { parsers } = createEra(name, { faithful: true }).http as unknown as {
      parsers?: { alloc(kind?: string): HttpParser; free(parser: HttpParser): void }
    }
    // Where they are not exported, they are the same.
    if (!parsers) continue
    tried++
    const read = (parser: HttpParser): string[] => {
      const told: string[] = []
      parser.socket = new net.Socket() as never
      parser.onIncoming = message => {
        told.push(`${message.statusCode} ${JSON.stringify(message.headers)}`)
        return undefined
      }
      const used = parser.execute(Buffer.from('HTTP/1.1 200 OK\r\nX-A: b\r\nContent-Length: 2\r\n\r\nok'))
      told.push(String(used))
      parsers.free(parser)
      return told
    }
    const fresh = read(parsers.alloc('response'))
    for (const left of [
      'GET / HT',
      'POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nab',
      'POST / HTTP/1.1\r\nX: y\r\n z',
      '\0',
    ]) {
      const parser = parsers.alloc('request')
      parser.socket = new net.Socket() as never
      parser.execute(Buffer.from(left))
      parsers.free(parser)
      t.same(read(parsers.alloc('response')), fresh, `${name}: after ${JSON.stringify(left)}`)
    }
  }
  t.ok(tried > 1, `${tried} modules export them`)
})

t.test('nothing lowers TLS for the process', async t => {
  const stateOf = () => ({
    members: Object.entries(Object.getOwnPropertyDescriptors(tls)).map(([name, { value, get }]) => [
      name,
      value ?? get,
    ]),
    defaults: [tls.DEFAULT_MIN_VERSION, tls.DEFAULT_MAX_VERSION, tls.DEFAULT_CIPHERS, tls.DEFAULT_ECDH_CURVE],
    environment: process.env.NODE_TLS_REJECT_UNAUTHORIZED,
    said: process.noDeprecation,
  })
  const before = stateOf()
  const { here, ca } = keys()
  for (const { name } of lines) {
    const { https, tls: own } = createEra(name, { faithful: true }) as unknown as {
      https: typeof import('node:https')
      tls: typeof tls
    }
    const server = https.createServer({ ...here }, (_req, res) => res.end('ok'))
    const port = await listen(server as unknown as net.Server)
    await new Promise<void>(over => {
      const agent = new https.Agent({ host: 'localhost', port, ca } as object)
      const options = { host: 'localhost', port, path: '/', method: 'GET', agent, ca, headers: { connection: 'close' } }
      const req = https.request(options, res => {
        res.on('data', () => {})
        res.on('end', over)
      })
      req.on('error', error => {
        t.fail(`${name}: ${error.message}`)
        over()
      })
      req.end()
    })
    server.close()
    t.same(stateOf(), before, name)
    t.equal(own.DEFAULT_MIN_VERSION, tls.DEFAULT_MIN_VERSION, name)
  }
})
