/** Requests: what they are given, what they refuse, the head they send, and how they end, era by era. */

import { type AddressInfo, createServer, type Socket } from 'node:net'
import { inherits } from 'node:util'
import t from 'tap'
import { pace } from '../../shared/pace'
import { createHttp } from '../create-http'
import type { ClientRequest } from '../shapes/client'

const releases = ['0.4.12', '0.6.21', '0.10.48', 'iojs-3.3.1', '12.22.12']

interface Http {
  request(...args: unknown[]): ClientRequest
  get(...args: unknown[]): ClientRequest
  ClientRequest: (new (...args: unknown[]) => ClientRequest) & ((this: unknown, ...args: unknown[]) => void)
  Agent: new (options?: object) => object
  OutgoingMessage: Function
}
const http = (release: string) => createHttp(release, { faithful: true }) as unknown as Http

/** An origin that answers each head with the bytes given (or what a function gives), and keeps what it heard. */
async function origin(
  test: { teardown(fn: () => void): void },
  answer:
    | string
    | ((
        head: string,
        socket: Socket,
      ) => string | undefined) = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok',
) {
  const heads: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket)
    let bytes = ''
    socket.on('error', () => {})
    socket.on('data', data => {
      bytes += data.toString('latin1')
      if (!bytes.includes('\r\n\r\n')) return
      heads.push(bytes)
      const said = typeof answer === 'string' ? answer : answer(bytes, socket)
      bytes = ''
      if (said) socket.write(said)
    })
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  test.teardown(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { heads, sockets, port: (server.address() as AddressInfo).port }
}

/** Everything that a request and its response emit until it is quiet. */
function events(req: ClientRequest, quiet = 120): Promise<string[]> {
  const rows: string[] = []
  for (const name of ['finish', 'socket', 'abort', 'close', 'continue', 'timeout']) req.on(name, () => rows.push(name))
  req.on('error', (error: Error) => rows.push(`error ${error.message}`))
  req.on('information', ({ statusCode }: { statusCode: number }) => rows.push(`information ${statusCode}`))
  req.on('response', (res: NodeJS.EventEmitter) => {
    rows.push('response')
    res.on('data', () => {})
    for (const name of ['end', 'aborted', 'close']) res.on(name, () => rows.push(`response ${name}`))
  })
  return pace.sleep(quiet).then(() => rows)
}

t.test('an answered GET, in every era', async t => {
  const { port, heads } = await origin(t)
  for (const release of releases) {
    const { get } = http(release)
    const body = await new Promise(over =>
      get({ host: '127.0.0.1', port, path: '/a' }, (res: NodeJS.EventEmitter) => {
        let text = ''
        res.on('data', piece => {
          text += piece
        })
        res.on('end', () => over(text))
      }),
    )
    t.equal(body, 'ok', release)
    t.match(heads.pop(), `GET /a HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n`)
  }
})

t.test('what a first argument may be', async t => {
  const { port, heads } = await origin(t)
  const url = `http://127.0.0.1:${port}/u`
  const sent = async (release: string, ...args: unknown[]) => {
    await events(http(release).get(...args))
    return heads.pop()?.split('\r\n')[0]
  }
  t.equal(await sent('0.10.48', url), 'GET /u HTTP/1.1')
  t.equal(await sent('12.22.12', new URL(url)), 'GET /u HTTP/1.1')
  t.equal(await sent('12.22.12', url, { path: '/o' }), 'GET /o HTTP/1.1', 'options lie over the url')
  t.throws(() => http('0.4.12').get(url), TypeError, 'no texts')
  t.throws(() => http('0.6.21').request({ port }, {}), { message: '.once only takes instances of Function' })
  t.throws(() => http('0.10.48').request(url, {}), { message: 'listener must be a function' })
  t.throws(() => http('12.22.12').request('nowhere'), { code: 'ERR_INVALID_URL', input: 'nowhere' })
})

t.test('what is refused, in the words of the era', async t => {
  const refusal = (release: string, options: object) => {
    try {
      const req = http(release).request({ host: '127.0.0.1', port: 1, agent: false, ...options })
      req.on('error', () => {})
      req.abort()
    } catch (error) {
      const { message, code } = error as Error & { code?: string }
      return [message, code]
    }
  }
  t.equal(refusal('0.10.48', { path: '/a b' }), undefined)
  t.same(refusal('iojs-3.3.1', { path: '/a b' }), ['Request path contains unescaped characters.', undefined])
  t.same(refusal('12.22.12', { path: '/\u0100' }), [
    'Request path contains unescaped characters',
    'ERR_UNESCAPED_CHARACTERS',
  ])
  t.same(refusal('0.6.21', { protocol: 'https:' }), ['Protocol:https: not supported.', undefined])
  t.same(refusal('iojs-3.3.1', { protocol: 'https:' }), [
    'Protocol "https:" not supported. Expected "http:".',
    undefined,
  ])
  t.same(refusal('12.22.12', { method: 'GE T' }), [
    'Method must be a valid HTTP token ["GE T"]',
    'ERR_INVALID_HTTP_TOKEN',
  ])
  t.same(refusal('12.22.12', { timeout: -1 }), [
    'The value of "timeout" is out of range. It must be a non-negative finite number. Received -1',
    'ERR_OUT_OF_RANGE',
  ])
  t.same(refusal('12.22.12', { host: 7 })?.[1], 'ERR_INVALID_ARG_TYPE')
  t.same(refusal('12.22.12', { agent: {} })?.[1], 'ERR_INVALID_ARG_TYPE')
  t.same(refusal('12.22.12', { insecureHTTPParser: 1 })?.[1], 'ERR_INVALID_ARG_TYPE')
})

t.test('the Host header', async t => {
  const { port, heads } = await origin(t)
  const host = async (release: string, options: object) => {
    await events(http(release).get({ host: '127.0.0.1', port, ...options }))
    return /\r\nHost: (.*)\r\n/i.exec(heads.pop()!)?.[1]
  }
  t.equal(await host('0.6.21', { defaultPort: port }), '127.0.0.1')
  t.equal(await host('0.6.21', { setHost: false }), undefined)
  t.equal(await host('0.10.48', { setHost: true }), undefined, 'whatever is given leaves it out')
  t.equal(await host('12.22.12', { setHost: true }), `127.0.0.1:${port}`)
  t.equal(await host('12.22.12', { headers: { host: 'mine' } }), 'mine')
  const agent = { addRequest: () => {}, defaultPort: 80, protocol: 'http:' }
  const literal = (release: string) => http(release).request({ host: '::1', port: 80, agent }).getHeader('host')
  t.equal(literal('iojs-3.3.1'), '::1')
  t.equal(literal('12.22.12'), '[::1]')
})

t.test('abort while the answer is awaited', async t => {
  const expected: Record<string, string[]> = {
    '0.4.12': [],
    '0.6.21': ['socket', 'close', 'error socket hang up'],
    'iojs-3.3.1': ['socket', 'abort', 'close', 'error socket hang up'],
    '12.22.12': ['socket', 'abort', 'error socket hang up', 'close'],
  }
  const { port } = await origin(t, () => undefined)
  for (const [release, rows] of Object.entries(expected)) {
    const req = http(release).request({ host: '127.0.0.1', port })
    const heard = events(req)
    req.end()
    void pace.sleep(40).then(() => req.abort())
    t.same(
      (await heard).filter(name => name !== 'finish'),
      rows,
      release,
    )
  }
})

t.test('a peer that sends nonsense at any point ends in an error of the request, never in ours', async t => {
  const answers = [
    'nonsense\r\n\r\n',
    'HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    'HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na\0\0\0',
    '\0'.repeat(100),
  ]
  for (const answer of answers) {
    const { port } = await origin(t, answer)
    for (const release of releases) {
      const req = http(release).request({ host: '127.0.0.1', port, agent: false })
      const heard = events(req, 60)
      req.end()
      t.ok(await heard, `${release}: ${JSON.stringify(answer.slice(0, 30))}`)
      req.socket?.destroy()
    }
  }
})

t.test('informational answers', async t => {
  const answer = 'HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'
  const { port } = await origin(t, answer)
  const heard = (release: string) => events(http(release).get({ host: '127.0.0.1', port, agent: false }))
  t.match(await heard('12.22.12'), ['socket', 'finish', 'information 102', 'response'])
  t.notMatch(await heard('0.10.48'), ['information 102'])
})

t.test('setTimeout before there is a connection', async t => {
  const { port } = await origin(t, () => undefined)
  const timeouts = async (release: string) => {
    const req = http(release).request({ host: '127.0.0.1', port, agent: false })
    let called = 0
    req.setTimeout(20, () => {
      called++
    })
    req.end()
    const rows = await events(req)
    req.abort()
    return [called, rows.filter(name => name === 'timeout').length]
  }
  t.same(await timeouts('0.6.21'), [1, 2], 'the event came twice')
  t.same(await timeouts('0.10.48'), [1, 1])
  t.same(await timeouts('12.22.12'), [1, 1])
})

t.test('legacy code is the caller', async t => {
  for (const release of releases.slice(1)) {
    const module = http(release)
    function Own(this: ClientRequest, options: object) {
      module.ClientRequest.call(this, options)
    }
    inherits(Own, module.ClientRequest)
    const agent = { addRequest: () => {}, defaultPort: 80, protocol: 'http:' }
    const req = new (Own as unknown as new (options: object) => ClientRequest)({ agent, path: '/own' })
    t.ok(req instanceof module.ClientRequest, release)
    t.ok(req instanceof module.OutgoingMessage)
    t.equal(req.path, '/own')
    t.throws(() => (module.ClientRequest as unknown as (options: object) => void)({ agent }), TypeError, 'without new')
  }
  const [one, other] = [http('0.10.48'), http('0.10.48')]
  t.not(one.ClientRequest, other.ClientRequest, 'each module has classes of its own')
  t.notOk(
    http('12.22.12')
      .request({ agent: false, port: 1 })
      .on('error', () => {}) instanceof one.ClientRequest,
  )
})

t.test('http.get goes through http.request where it did', async t => {
  const agent = { addRequest: () => {}, defaultPort: 80, protocol: 'http:' }
  for (const release of releases.slice(1)) {
    const module = http(release)
    const { request } = module
    let through = false
    module.request = (...args) => {
      through = true
      return request(...args)
    }
    module.get({ agent })
    t.equal(through, release !== '12.22.12', release)
  }
})
