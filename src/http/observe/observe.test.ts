/** The channels tell what happens, HTTP_ERAS_DEBUG prints it, and where nobody listens, nothing is different. */

import { spawnSync } from 'node:child_process'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import net, { type AddressInfo } from 'node:net'
import path from 'node:path'
import t from 'tap'
import { lines } from '../../../versions'
import type { AnyHttp } from '../../types/any-http'
import { createHttp } from '../create-http'
import type { AgentMessage, ParserMessage, WireMessage } from './channels'

const main = path.join(__dirname, '../../cli/main.js')

/** What a server and a client of a version say to each other: one request with a body, over an agent of the version. */
async function exchange(http: AnyHttp): Promise<string> {
  const answer = ({ url }: { url: string }, res: { end(text: string): void }) => res.end(`you asked for ${url}`)
  const server = http.createServer(answer as never) as unknown as net.Server
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const headers = { Cookie: 'secret=1', Authorization: 'Basic secret' }
  const text = await new Promise<string>((resolve, reject) => {
    const req = (http.request as (options: object) => NodeJS.EventEmitter & { end(): void })({
      host: '127.0.0.1',
      port,
      path: '/a?b',
      headers,
    })
    req.on('error', reject)
    req.on('response', (res: NodeJS.EventEmitter) => {
      let body = ''
      res.on('data', piece => {
        body += piece
      })
      res.on('end', () => resolve(body))
    })
    req.end()
  })
  server.close()
  const { closeAllConnections } = server as { closeAllConnections?(): void }
  closeAllConnections?.call(server)
  return text
}

/** Listens to all channels while something runs. */
async function heard<T>(run: () => Promise<T>) {
  const told = { wire: [] as WireMessage[], parser: [] as ParserMessage[], agent: [] as AgentMessage[] }
  const listeners = Object.entries(told).map(([name, list]) => {
    const listener = (message: unknown) => {
      const { bytes } = message as { bytes?: Uint8Array }
      ;(list as unknown[]).push(bytes ? { ...(message as object), bytes: Buffer.from(bytes) } : message)
    }
    subscribe(`http-eras:${name}`, listener)
    return [`http-eras:${name}`, listener] as const
  })
  await run()
  for (const [name, listener] of listeners) unsubscribe(name, listener)
  return told
}

for (const { name, last, runtime } of lines) {
  t.test(`${name}: both ends of an exchange are told, as they were on the wire`, async t => {
    const release = runtime === 'io.js' ? `iojs-${last}` : last
    const http = createHttp(name, { faithful: true })
    const { wire, parser, agent } = await heard(() => exchange(http as AnyHttp))
    const bytes = (side: string, direction: string) =>
      Buffer.concat(
        wire.filter(one => one.side === side && one.direction === direction).map(one => Buffer.from(one.bytes)),
      ).toString()
    t.match(bytes('client', 'out'), /^GET \/a\?b HTTP\/1\.1\r\n/)
    t.equal(bytes('server', 'in'), bytes('client', 'out'))
    t.match(bytes('server', 'out'), /^HTTP\/1\.1 200 OK\r\n[\s\S]*you asked for \/a\?b/)
    t.equal(bytes('client', 'in'), bytes('server', 'out'))
    const told = (side: string) => parser.filter(one => one.side === side)
    t.match(told('server'), [
      { event: 'head', method: 'GET', target: '/a?b', version: '1.1', release },
      { event: 'complete' },
    ])
    t.match(told('client'), [{ event: 'head', status: 200, version: '1.1' }, { event: 'complete' }])
    t.equal(told('client').length, 2)
    t.match(agent[0], { event: 'opened', requests: 1, host: /^127\.0\.0\.1/, release })
    t.equal(agent[0].connection, wire.find(one => one.side === 'client')?.connection, 'one number everywhere')
    t.notMatch(JSON.stringify([agent, parser]), 'secret', 'no header value is told by agent and parser')
    // Nobody listens any more: the next exchange has nothing of it.
    t.equal(await exchange(http as AnyHttp), 'you asked for /a?b')
  })
}

t.test('what cannot be read, and a request that waits', async t => {
  const http = createHttp('18', { faithful: true })
  const { parser } = await heard(async () => {
    const server = http.createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const socket = net.connect((server.address() as AddressInfo).port, '127.0.0.1')
    socket.end('nonsense\r\n\r\n').resume()
    await once(socket, 'close')
    server.close()
  })
  t.match(parser, [{ side: 'server', event: 'error', error: { code: 'HPE_INVALID_METHOD' } }])
  const { agent } = await heard(async () => {
    const server = http.createServer((_req, res) => res.end()).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const one = new http.Agent({ keepAlive: true, maxSockets: 1 })
    const { port } = server.address() as AddressInfo
    const ask = () =>
      new Promise<void>(resolve => {
        http.get({ port, host: '127.0.0.1', agent: one }, res => res.resume().on('end', resolve))
      })
    await Promise.all([ask(), ask()])
    await new Promise(resolve => setImmediate(resolve))
    one.destroy()
    server.close()
  })
  t.same(
    agent.map(({ event, requests }) => `${event} ${requests ?? ''}`.trim()),
    ['waits', 'opened 1', 'free 1', 'reused 2', 'free 2'],
  )
})

const program = `
var http = require('http')
var server = http.createServer(function (req, res) { res.end('x') }).listen(0, '127.0.0.1', function () {
  http.get({ host: '127.0.0.1', port: server.address().port, path: '/', agent: false, headers: { Cookie: 'secret' } }, function (res) {
    res.on('data', function () {}); res.on('end', function () { server.close() })
  })
})`

const run = (debug: string | undefined) => {
  const env = { ...process.env, NODE_OPTIONS: '', ...(debug === undefined ? {} : { HTTP_ERAS_DEBUG: debug }) }
  return spawnSync(process.execPath, [main, 'run', '--as', '0.10', '-e', program], { encoding: 'utf8', env })
}

t.test('HTTP_ERAS_DEBUG prints a line an event on stderr, and refuses words that there are not', async t => {
  const all = run('wire,agent,parser')
  t.equal(all.status, 0, all.stderr)
  const printed = all.stderr.trim().split('\n')
  t.same(
    printed.filter(line => !/^http-eras: (wire|parser|agent) (\d+|-) /.test(line)),
    [],
  )
  t.match(all.stderr, /^http-eras: wire \d+ client > \d+ B GET \/ HTTP\/1\.1\\r\\n/m)
  t.match(all.stderr, /^http-eras: wire \d+ server < \d+ B GET \/ HTTP\/1\.1\\r\\n/m)
  t.match(all.stderr, /^http-eras: parser \d+ server head GET \/ HTTP\/1\.1, 3 header lines$/m)
  t.match(all.stderr, /^http-eras: parser \d+ client head 200 HTTP\/1\.1, \d header lines$/m)
  const agent = run('agent,parser').stderr
  t.match(agent, /^http-eras: agent \d+ opened: request 1 to 127\.0\.0\.1:\d+$/m)
  t.notMatch(agent, 'secret')
  t.equal(run(undefined).stderr, '')
  const wrong = run('agent,http')
  t.equal(wrong.status, 2)
  t.match(
    wrong.stderr,
    "HTTP_ERAS_DEBUG has no 'http': it takes wire, parser or agent, with commas between them [ERAS_BAD_DEBUG]",
  )
})
