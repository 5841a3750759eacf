import { EventEmitter } from 'node:events'
import { Socket } from 'node:net'
import t from 'tap'
import { resolve } from '../profile/resolve'
import type { OldSink } from './old-stream'
import { pieceDecoder } from './piece-decoder'
import type { Readable } from './shapes'
import { makeStreams } from './streams'

const streamsOf = (spec: string) => makeStreams(resolve(spec))
const later = () => new Promise(done => setImmediate(done))
const WITH_READABLE = ['0.10.48', 'iojs-3.3.1', '12.22.12']

function sinkFor(spec: string) {
  const sink = new (streamsOf(spec).Stream)() as unknown as OldSink & { got: unknown[] }
  sink.got = []
  sink.writable = true
  sink.write = chunk => sink.got.push(chunk)
  sink.end = () => sink.got.push('end')
  return sink
}

t.test('each era has classes of its own: a patch stays in its era', async t => {
  for (const spec of WITH_READABLE) {
    const [one, other] = [streamsOf(spec), streamsOf(spec)]
    t.not(one.Stream, other.Stream)
    t.not(one.Readable, other.Readable)
    t.equal(Object.getPrototypeOf(one.Readable!.prototype), one.Stream.prototype, `${spec}: Readable stands on Stream`)
  }
  t.equal(streamsOf('0.4.12').Readable, undefined)
})

t.test('Readable.from takes what can be iterated', async t => {
  for (const spec of ['10.24.1', '12.22.12', '14.21.3', '20.20.2', '26.12.1']) {
    const { Readable } = streamsOf(spec) as unknown as { Readable: typeof import('node:stream').Readable }
    const given: unknown[] = []
    for await (const one of Readable.from([1, { two: 2 }])) given.push(one)
    for await (const one of Readable.from(['a', 'b'], { highWaterMark: 1 })) given.push(one)
    t.same(given, [1, { two: 2 }, 'a', 'b'], spec)
  }
})

t.test('pipe of the old Stream', async t => {
  const pipes = (spec: string) => {
    const { Stream } = streamsOf(spec)
    const [first, second] = [new Stream(), new Stream()]
    const sink = sinkFor(spec)
    const given = first.pipe(sink)
    second.pipe(sink)
    first.emit('data', 1)
    first.emit('end')
    first.emit('data', 'after its end')
    second.emit('data', 2)
    second.emit('end')
    return { given: given === sink ? 'sink' : given, got: sink.got }
  }
  t.same(pipes('0.4.12'), { given: undefined, got: [1, 2, 'end'] }, 'nothing returned; ended by the last source')
  t.same(pipes('0.6.21'), { given: 'sink', got: [1, 2, 'end'] })
  t.same(pipes('0.10.48'), { given: 'sink', got: [1, 'end', 2, 'end'] }, 'ended by the first')

  t.test('a full sink pauses the source, drain resumes it', async t => {
    const { Stream } = streamsOf('0.6.21')
    const calls: string[] = []
    const source = Object.assign(new Stream(), {
      readable: true,
      pause: () => calls.push('pause'),
      resume: () => calls.push('resume'),
    })
    const sink = Object.assign(sinkFor('0.6.21'), { write: () => false })
    source.pipe(sink)
    source.emit('data', 1)
    sink.emit('drain')
    sink.emit('pause')
    t.same(calls, ['pause', 'resume'])
  })
  t.test('an error nobody hears is thrown', async t => {
    const source = new (streamsOf('0.6.21').Stream)()
    source.pipe(sinkFor('0.6.21'))
    t.throws(() => source.emit('error', new Error('unheard')), { message: 'unheard' })
  })
  t.test('a sink steers its source where sinks did', async t => {
    const steered = (spec: string) => {
      const source = Object.assign(new (streamsOf(spec).Stream)(), {
        paused: false,
        pause: () => (source.paused = true),
      })
      const sink = sinkFor(spec)
      source.pipe(sink)
      sink.emit('pause')
      return source.paused
    }
    t.equal(steered('0.4.12'), true)
    t.equal(steered('0.6.21'), false)
  })
})

t.test('the stream module: its shape, and sockets as instances', async t => {
  const kinds = (spec: string) => {
    const made = streamsOf(spec).makeModule() as Record<string, Function>
    const socket = new Socket()
    const names = ['Stream', 'Readable', 'Writable', 'Duplex'].filter(
      name => made[name] && socket instanceof made[name],
    )
    return { type: typeof made, names }
  }
  t.same(kinds('0.4.12'), { type: 'object', names: ['Stream'] })
  t.same(kinds('0.6.21'), { type: 'function', names: ['Stream'] })
  t.same(kinds('0.10.48'), { type: 'function', names: ['Stream', 'Readable', 'Duplex'] })
  t.same(kinds('12.22.12'), { type: 'function', names: ['Stream', 'Readable', 'Writable', 'Duplex'] })
  const made = streamsOf('0.10.48').makeModule() as { Stream: Function; Duplex: new () => object; Readable: Function }
  t.ok(new made.Duplex() instanceof made.Readable)
  t.notOk(new EventEmitter() instanceof made.Stream)
})

t.test('how a Readable flows', async t => {
  const heard = async (spec: string) => {
    const log: string[] = []
    const stream: Readable & { _read?(): void } = new (streamsOf(spec).Readable!)()
    stream._read = () => {}
    stream.push(Buffer.from('a'))
    stream.push(Buffer.from('b'))
    stream.on('data', (chunk: Buffer) => log.push(String(chunk)))
    log.push('on returned')
    await later()
    return log
  }
  t.same(await heard('0.10.48'), ['ab', 'on returned'], 'inside the call to on, joined')
  t.same(await heard('iojs-3.3.1'), ['on returned', 'a', 'b'])
  t.same(await heard('12.22.12'), ['on returned', 'a', 'b'])
})

t.test('what setEncoding makes of cut characters', async t => {
  const decoded = async (spec: string, encoding: string, ...pieces: string[]) => {
    const log: unknown[] = []
    const stream: Readable & { _read?(): void } = new (streamsOf(spec).Readable!)()
    stream._read = () => {}
    stream.setEncoding(encoding)
    stream.on('data', (text: string) => log.push(text))
    await later()
    for (const piece of pieces) {
      stream.push(Buffer.from(piece, 'latin1'))
      await later()
    }
    stream.push(null)
    await later()
    return log
  }
  for (const spec of WITH_READABLE) {
    t.same(await decoded(spec, 'base64', 'abcd', 'ef'), ['YWJj', 'ZGVm'], spec)
  }
  t.same(await decoded('0.10.48', 'utf8', 'a\xe2', '\x82'), ['a', '\ufffd\ufffd'])
  t.same(await decoded('iojs-3.3.1', 'utf8', 'a\xe2', '\x82', '\xac'), ['a', '', '€'], 'an empty string between')
  t.same(await decoded('12.22.12', 'utf8', 'a\xe2', '\x82'), ['a', '\ufffd'])
  t.throws(() => new (streamsOf('12.22.12').Readable!)().setEncoding('klingon'), { code: 'ERR_UNKNOWN_ENCODING' })
  t.throws(() => new (streamsOf('0.10.48').Readable!)().setEncoding('klingon'), {
    message: 'Unknown encoding: klingon',
  })
})

t.test('the decoder before Readable: pieces', async t => {
  const old = { decoder: 'pieces', hex: true } as const
  const wide = { decoder: 'wide', hex: true } as const
  const utf8 = pieceDecoder(undefined, old)
  t.equal(utf8.write(Buffer.from('a\xe2\x82', 'latin1')), 'a')
  t.equal(utf8.write(Buffer.from('\xacb\xc3', 'latin1')), '€b')
  t.equal(pieceDecoder('utf8', old).write(Buffer.from('😀')), '\ufffd', 'no characters beyond 16 bits')
  t.equal(pieceDecoder('utf8', wide).write(Buffer.from('😀')), '😀')
  t.equal(pieceDecoder('ascii', wide).write(Buffer.from('é\xc3')), 'éÃ', 'utf8 by another name')
  const utf16 = pieceDecoder('ucs2', wide)
  t.equal(utf16.write(Buffer.from('a\0b', 'latin1')) + utf16.write(Buffer.from('\0')), 'ab')
  t.equal(pieceDecoder('base64', old).write(Buffer.from('abcd')), 'YWJjZA==')
  t.equal(pieceDecoder('hex', old).write(Buffer.from('ab')), '6162')
  const unknown = pieceDecoder('hex', { ...old, hex: false })
  t.throws(() => unknown.write(Buffer.from('ab')), { message: 'Unknown encoding' }, 'only when it is used')
})

t.test('what a stream shows of its state', async t => {
  const shown = (spec: string) =>
    ['destroyed', 'readableLength', 'readableFlowing', 'readableEnded', 'readableBuffer', 'destroy'].filter(
      name => name in streamsOf(spec).Readable!.prototype,
    )
  t.same(shown('0.10.48'), [])
  t.same(shown('iojs-3.3.1'), [])
  t.same(shown('12.0.0'), ['destroyed', 'readableLength', 'readableFlowing', 'destroy'])
  t.same(shown('12.22.12'), ['destroyed', 'readableLength', 'readableFlowing', 'readableEnded', 'destroy'])
})

t.test('when a Readable flows, keeps and decodes', async t => {
  type Own = Readable & { _read(): void; unshift(chunk: Buffer): boolean }
  const made = (spec: string) => {
    const stream = new (streamsOf(spec).Readable!)() as Own
    stream._read = () => {}
    return stream
  }
  const flowAfterListener = async (spec: string) => {
    const stream = made(spec)
    const listener = () => {}
    stream.on('readable', listener)
    await later()
    stream.removeListener('readable', listener)
    await later()
    return stream._readableState.flowing
  }
  t.equal(await flowAfterListener('12.0.0'), false)
  t.equal(await flowAfterListener('12.22.12'), null)

  const unheard = async (spec: string) => {
    const stream = made(spec)
    stream.resume()
    await later()
    stream.unshift(Buffer.from('kept'))
    return String(stream.read())
  }
  t.equal(await unheard('12.0.0'), 'null')
  t.equal(await unheard('12.22.12'), 'kept')

  const buffered = (spec: string) => {
    const stream = made(spec)
    stream.push(Buffer.from('ab'))
    stream.setEncoding('hex')
    return stream._readableState.length
  }
  t.equal(buffered('12.0.0'), 2)
  t.equal(buffered('12.22.12'), 4)
})
