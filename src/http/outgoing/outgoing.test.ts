// Outgoing messages on a stand-in connection: headers, framing, encodings, and when a message is done.

import { EventEmitter } from 'node:events'
import t from 'tap'
import { createHttp } from '../create-http'
import type { OutgoingMessage } from '../shapes/outgoing'
import type { ServerResponse, ServerResponseConstructor } from '../shapes/server'

const specs = ['0.4.12', '0.6.21', '0.10.48', 'iojs-3.3.1', '12.22.12'] as const
type Spec = (typeof specs)[number]
const modules = Object.fromEntries(specs.map(spec => [spec, createHttp(spec, { faithful: true })]))
const get = { method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1, headers: {} }

function respond(spec: Spec, request: object = {}): ServerResponse {
  const response = new (modules[spec].ServerResponse as unknown as ServerResponseConstructor)({
    ...get,
    ...request,
  } as never)
  response.sendDate = false
  return response
}

/** Keeps what is written; a write is done in the next tick, unless the connection is held. */
class Wire extends EventEmitter {
  writable = true
  writableCorked = 0
  writableLength = 0
  writableHighWaterMark = 16384
  destroyed = false
  _writableState = { corked: 0 }
  writes: Buffer[] = []
  held: (() => void)[] | undefined
  write(data: string | Buffer, encoding?: BufferEncoding | (() => void), done?: () => void): boolean {
    const callback = typeof encoding === 'function' ? encoding : done
    const known = typeof encoding === 'string' ? encoding : undefined
    this.writes.push(typeof data === 'string' ? Buffer.from(data, known) : data)
    if (callback) this.held ? this.held.push(callback) : process.nextTick(callback)
    return true
  }
  cork() {}
  uncork() {}
  destroySoon() {}
  get text(): string {
    return Buffer.concat(this.writes).toString('latin1')
  }
}

function onWire(response: ServerResponse, wire = new Wire()): Wire {
  response.assignSocket(wire as never)
  return wire
}
type Step = (response: ServerResponse) => unknown
/** What a response sends when it is used step by step. */
const sent = (spec: Spec, steps: Step | Step[], request?: object): string => {
  const response = respond(spec, request)
  const wire = onWire(response)
  for (const step of [steps].flat()) step(response)
  return wire.text
}
const tick = () => new Promise(resolve => setImmediate(resolve))
const thrown = (fn: () => unknown): Error & { code?: string } => {
  try {
    fn()
  } catch (error) {
    return error as Error
  }
  throw new Error('nothing was thrown')
}
/** One expectation for each spec. */
const table = <T>(values: readonly T[]): [Spec, T][] => specs.map((spec, i) => [spec, values[i]])

t.test('own fields stand in the order of the era', async t => {
  const first = table(['output', 'output', 'output', 'output', 'outputData'])
  const unlisted = new Set(['domain', '_events', '_eventsCount', '_maxListeners'])
  for (const [spec, name] of first) {
    const keys = Object.keys(respond(spec)).filter(key => !unlisted.has(key))
    t.equal(keys[0], name, spec)
    t.ok(keys.indexOf('writable') < keys.indexOf('finished'), spec)
    t.equal(keys.includes('_header'), spec !== '0.4.12' && spec !== '0.6.21', spec)
  }
})

t.test('headers', async t => {
  t.test('are found in any case and forgotten', async t => {
    for (const spec of specs) {
      const response = respond(spec)
      response.setHeader('X-One', '1')
      t.equal(response.getHeader('x-oNE'), '1', spec)
      response.removeHeader('X-ONE')
      t.equal(response.getHeader('X-One'), undefined, spec)
    }
  })
  t.test('named like members of Object are no members of Object', async t => {
    for (const spec of specs) {
      const response = respond(spec)
      response.setHeader('X', '1')
      t.equal(response.getHeader('constructor'), undefined, spec)
      t.equal(response.getHeader('__proto__'), undefined, spec)
    }
  })
  t.test('can be changed in _headers until they were hidden', async t => {
    for (const [spec, value] of table(['poked', 'poked', 'poked', 'poked', '1'])) {
      const text = sent(spec, response => {
        response.setHeader('X-One', '1')
        ;(response._headers as Record<string, string>)['x-one'] = 'poked'
        response.end()
      })
      t.match(text, `X-One: ${value}\r\n`, spec)
    }
  })
  t.test('with line ends split, lose them, or are refused', async t => {
    const set = (spec: Spec) => () => respond(spec).setHeader('X', 'a\r\n b')
    t.match(sent('0.6.21', [r => r.writeHead(200, { X: 'a\r\nB: c' }), r => r.end()]), 'X: a\r\nB: c\r\n')
    t.match(
      sent('iojs-3.3.1', r => {
        r.setHeader('X', 'a\r\n b')
        r.end()
      }),
      'X: ab\r\n',
    )
    t.equal(thrown(set('0.10.48')).message, 'The header content contains invalid characters')
    t.equal(thrown(set('12.22.12')).code, 'ERR_INVALID_CHAR')
  })
  t.test('that come too late are refused in the words of the era', async t => {
    const late = (spec: Spec) => {
      const response = respond(spec)
      response.writeHead(200)
      return thrown(() => response.setHeader('X', '1'))
    }
    for (const spec of specs.slice(0, 4)) t.equal(late(spec).message, "Can't set headers after they are sent.", spec)
    t.match(late('12.22.12'), {
      name: 'Error',
      code: 'ERR_HTTP_HEADERS_SENT',
      message: 'Cannot set headers after they are sent to the client',
    })
    t.equal(String(late('12.22.12')), `Error [ERR_HTTP_HEADERS_SENT]: ${late('12.22.12').message}`)
  })
})

t.test('framing', async t => {
  t.test('end(data) alone', async t => {
    const chunked = 'Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n'
    const counted = 'Content-Length: 5\r\n\r\nhello'
    for (const [spec, body] of table([chunked, chunked, chunked, counted, counted])) {
      t.match(
        sent(spec, r => r.end('hello')),
        body,
        spec,
      )
    }
  })
  t.test('names that look like framing headers', async t => {
    const header = { 'X-Connection-Speed': 'fast', 'Content-Length': 0 }
    for (const [spec, added] of table([false, false, false, true, true])) {
      t.equal(/\r\nConnection: /.test(sent(spec, [r => r.writeHead(200, header), r => r.end()])), added, spec)
    }
  })
  t.test('a removed Connection header', async t => {
    for (const [spec, kept] of table([true, true, true, false, false])) {
      const response = respond(spec)
      response.removeHeader('Connection')
      response.writeHead(200)
      t.equal(/Connection/.test(response._header as string), kept, spec)
      t.equal(response._last, !kept, spec)
    }
  })
  t.test('HEAD, 204 and 304 have no body', async t => {
    const quiet = console.error
    console.error = () => {}
    t.teardown(() => {
      console.error = quiet
    })
    for (const spec of specs) {
      t.match(sent(spec, [r => r.writeHead(204), r => r.end('x')]), /^HTTP\/1.1 204 No Content\r\n[^x]*\r\n\r\n$/, spec)
      t.match(
        sent(spec, r => r.end('x'), { method: 'HEAD' }),
        /\r\n\r\n$/,
        spec,
      )
    }
  })
  t.test('an HTTP/1.0 client gets chunks only if it asks for them', async t => {
    const old = { httpVersionMinor: 0, headers: { te: 'chunked' } }
    for (const [spec, chunks] of table([false, false, true, true, true])) {
      t.equal(/chunked/.test(sent(spec, [r => r.write('x'), r => r.end()], old)), chunks, spec)
    }
  })
  t.test('trailers', async t => {
    for (const spec of specs) {
      const text = sent(spec, response => {
        response.writeHead(200, { Trailer: 'X-Late' })
        response.write('x')
        response.addTrailers({ 'X-Late': 'yes' })
        response.end()
      })
      t.match(text, '\r\n0\r\nX-Late: yes\r\n\r\n', spec)
    }
  })
})

t.test('encodings', async t => {
  t.test('base64 decodes head and chunk lines too, in the first eras', async t => {
    for (const [spec, right] of table([false, false, true, true, true])) {
      const text = sent(spec, [r => r.write('aGVsbG8=', 'base64'), r => r.end()])
      t.equal(/^HTTP\/1.1 200 OK.*\r\n5\r\nhello\r\n0\r\n\r\n$/s.test(text), right, spec)
    }
  })
  t.test('a head is UTF-8 beside text and Latin-1 beside bytes', async t => {
    for (const spec of specs) {
      const text = (body: string | Buffer) =>
        sent(spec, [r => r.writeHead(200, { X: 'é', 'Content-Length': 1 }), r => r.end(body)])
      t.match(text('x'), 'X: Ã©\r\n', spec)
      t.match(text(Buffer.from('x')), 'X: é\r\n', spec)
    }
  })
  t.test('what waits keeps its encoding', async t => {
    for (const spec of ['0.10.48', 'iojs-3.3.1', '12.22.12'] as const) {
      const response = respond(spec)
      response.write('aGVsbG8=', 'base64')
      response.write(Buffer.from('é'))
      response.end('é', 'latin1')
      t.match(onWire(response).text, '\r\n\r\n5\r\nhello\r\n2\r\nÃ©\r\n1\r\né\r\n0\r\n\r\n', spec)
    }
  })
})

t.test('finish', async t => {
  t.test('comes inside end, or when all is written', async t => {
    for (const [spec, inside] of table([true, true, true, false, false])) {
      const response = respond(spec)
      onWire(response)
      let finished = false
      response.on('finish', () => (finished = true))
      response.end('x')
      t.equal(finished, inside, spec)
      await tick()
      t.ok(finished, spec)
    }
  })
  t.test('is told of each message of a connection that writes slowly', async t => {
    const wire = new Wire()
    wire.held = []
    const done: string[] = []
    for (const name of ['one', 'two']) {
      const response = respond('12.22.12')
      onWire(response, wire)
      response.on('finish', () => done.push(name))
      response.end(name)
      response.detachSocket(wire as never)
    }
    t.same(done, [])
    for (const callback of wire.held) callback()
    t.same(done, ['one', 'two'])
  })
  t.test('after it, a write is nothing or an error', async t => {
    for (const [spec, answer] of table([false, false, false, true, true])) {
      const response = respond(spec)
      const wire = onWire(response)
      response.on('finish', () => response.detachSocket(wire as never))
      const errors: (string | undefined)[] = []
      response.on('error', (error: Error & { code?: string }) => errors.push(error.code ?? error.message))
      response.end('x')
      t.equal(response.write('y'), answer, spec)
      await tick()
      t.same(errors, answer ? [spec === '12.22.12' ? 'ERR_STREAM_WRITE_AFTER_END' : 'write after end'] : [], spec)
    }
  })
})

t.test('head and body go out in one write', async t => {
  for (const spec of specs) {
    const response = respond(spec)
    const wire = onWire(response)
    response.writeHead(200, { 'Content-Type': 'text/plain' })
    response.end('hello')
    t.equal(wire.writes.length, 1, spec)
  }
})

t.test('members that a program replaced are called', async t => {
  const calls: string[] = []
  const watch = (response: OutgoingMessage, name: '_send' | '_storeHeader' | '_implicitHeader' | 'write') => {
    const own = response[name] as (...args: unknown[]) => unknown
    Object.assign(response, {
      [name](...args: unknown[]) {
        calls.push(name)
        return own.apply(response, args)
      },
    })
  }
  for (const [spec, expected] of table([
    ['_implicitHeader', '_storeHeader'],
    ['_implicitHeader', '_storeHeader'],
    ['_implicitHeader', '_storeHeader'],
    ['_implicitHeader', '_storeHeader', 'write', '_send', '_send'],
    ['_implicitHeader', '_storeHeader', '_send', '_send'],
  ])) {
    calls.length = 0
    const response = respond(spec)
    onWire(response)
    for (const name of ['_send', '_storeHeader', '_implicitHeader', 'write'] as const) watch(response, name)
    response.end('x')
    t.same(calls, expected, spec)
  }
})

t.test('chunks of a wrong kind', async t => {
  const messages = table([
    'first argument must be a string, Array, or Buffer',
    'first argument must be a string or Buffer',
    'first argument must be a string or Buffer',
    'first argument must be a string or Buffer',
    'The first argument must be of type string or an instance of Buffer or Uint8Array. Received type number (42)',
  ])
  for (const [spec, message] of messages) {
    const error = thrown(() => respond(spec).write(42 as never))
    t.ok(error instanceof TypeError, spec)
    t.equal(error.message, message, spec)
  }
})
