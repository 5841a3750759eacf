/** The parser of every profile: golden cases at every split of their bytes, what listeners throw, garbage, bounds. */

import t from 'tap'
import type { WireBehaviours } from './flags'
import { eventsOf, expectedOf, goldenCases, inWords, wires } from './golden.test.helper'
import type { Head } from './head'
import { type ParseError, Parser } from './parser'
import { byOnes, distinct, hear, latin1, Teller } from './teller.test.helper'

const [heads, bodies, strict] = ['heads', 'bodies', 'strict'].map(goldenCases)

for (const golden of [...heads, ...bodies]) {
  t.test(golden.shows, async t => {
    const { bytes, of } = golden
    const shown = new Map(golden.told.map(one => [one, [] as string[]]))
    for (const [name, wire] of wires) {
      const expected = expectedOf(golden, wire)
      if (!expected) continue
      shown.get(expected)?.push(name)
      const events = eventsOf(expected, wire)
      t.same(hear(wire, of, [bytes]), events, name)
      if (golden.by && golden.whole === String(wire[golden.by])) continue
      t.same(hear(wire, of, byOnes(bytes)), events, `${name}, byte by byte`)
      for (let i = 1; i < bytes.length; i++) {
        const split = hear(wire, of, [bytes.subarray(0, i), bytes.subarray(i)])
        if (split.join('\n') !== events.join('\n')) {
          t.same(split, events, `${name}, split at ${i}`)
          break
        }
      }
    }
    for (const [{ releases }, names] of shown) {
      if (releases !== undefined || names.length > 0) t.equal(inWords(names), releases, 'the releases that it names')
    }
    t.ok(
      [...shown.values()].some(names => names.length > 0),
      'some profile shows it',
    )
  })
}

t.test('every value of a behaviour of reading is shown by a case, or is one of none', async t => {
  // What is sent, what becomes of header lists, and how errors are told have tests of their own.
  const elsewhere = new Set(
    ['cookieSeparator', 'repeatedHeaders', 'listedHeaders', 'inheritedNames', 'protoHeaderShows'].concat(
      [
        'methods',
        'methodsShownAs',
        'methodsOfThirdAny',
        'vagueMethods',
        'maxHeaderSize',
        'headerSizeCounts',
        'headerSizeNoticed',
        'headerSizeLate',
        'cutMessage',
        'emptyRest',
        'parseErrors',
      ],
      ['parseErrorMessage', 'rawPacket', 'faultOffset', 'faultAgain', 'thrownCodes', 'afterUnheardUpgrade'],
      ['codedRequests', 'insecure', 'chunkExtensionsOf'],
    ),
  )
  const shown = new Set<string>([...heads, ...bodies, ...strict].map(({ by }) => String(by)))
  const missing = Object.keys(wires[0][1]).filter(key => !elsewhere.has(key) && !shown.has(key))
  t.same(missing, [])
})

/** A text as a value of the kind that a behaviour has. */
const typed = (like: unknown, text: string) =>
  typeof like === 'number' ? Number(text) : typeof like === 'boolean' ? text === 'true' : text

for (const golden of strict) {
  t.test(golden.shows, async t => {
    const { bytes, by, of } = golden
    let shown = 0
    for (const [name, own] of wires) {
      for (const value of golden.told.flatMap(({ values }) => values)) {
        const wire = { ...own, [by!]: typed(own[by!], value) } as WireBehaviours
        const expected = expectedOf(golden, wire)
        if (!expected) continue
        shown++
        const pieces = [
          [bytes],
          byOnes(bytes),
          [bytes.subarray(0, bytes.length >> 1), bytes.subarray(bytes.length >> 1)],
        ]
        for (const some of pieces) t.same(hear(wire, of, some), eventsOf(expected, wire), `${name}, ${by} ${value}`)
      }
    }
    t.ok(shown > 0, 'some profile shows it')
  })
}

t.test('what the insecure parser takes', async t => {
  const wire = wires.map(([, wire]) => wire).findLast(wire => Object.keys(wire.insecure).length > 0)!
  const text = 'POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: gzip\r\nOdd: a\x01b\r\n\r\nabc'
  t.match(hear(wire, 'request', [latin1(text)]).join('\n'), /^error/)
  const taken = hear({ ...wire, ...wire.insecure } as WireBehaviours, 'request', [latin1(text)])
  t.same(taken.slice(-3), ['Odd: a\x01b', 'body abc', 'end'])
})

t.test('chunk extensions of a message or of each chunk count', async t => {
  const [, base] = wires[wires.length - 1]
  const told = (chunkExtensionsOf: WireBehaviours['chunkExtensionsOf'], text: string) => {
    const wire = {
      ...base,
      chunkExtensions: 'grammarWithPairs',
      maxChunkExtensions: 4,
      chunkExtensionsOf,
    } as WireBehaviours
    const head = 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n'
    return hear(wire, 'request', [latin1(head), latin1(text)]).at(-1)
  }
  const two = '1;abc\r\nb\r\n0;def\r\n\r\n'
  t.match(told('message', two), /^error HPE_CHUNK_EXTENSIONS_OVERFLOW/)
  t.equal(told('chunk', two), 'end')
  const named = '1;a=b;cd\r\nb\r\n0\r\n\r\n'
  t.match(told('message', named.replace('cd', 'cde')), /^error HPE_CHUNK_EXTENSIONS_OVERFLOW/)
  t.equal(told('chunk', named), 'end')
  t.match(told('chunk', named.replace('cd', 'cde')), /^error HPE_CHUNK_EXTENSIONS_OVERFLOW/)
})

t.test('a head that is too large within a value is refused where that is noticed', async t => {
  const [, base] = wires[0]
  const limit = 100
  const start = 'GET / HTTP/1.1\r\nA: '
  const told = (wire: Partial<WireBehaviours>, ...pieces: string[]) => {
    const parser = new Parser({ ...base, maxHeaderSize: limit, ...wire })
    parser.reset('request')
    for (const [i, piece] of pieces.entries()) {
      const result = parser.execute(latin1(piece))
      if (typeof result !== 'number') return [i, result.bytesParsed]
    }
    return 'nothing'
  }
  const whole = `${start}${'x'.repeat(90)}\r\n\r\n`
  const open = start + 'x'.repeat(90)
  const many = start + 'x'.repeat(limit + 50) + '\r\n\r\n'
  t.same(told({ headerSizeNoticed: 'byte' }, whole), [0, limit])
  t.same(told({ headerSizeNoticed: 'field' }, whole), [0, whole.length - 4])
  t.same(told({ headerSizeNoticed: 'field' }, open, 'y'), [0, open.length - 1])
  t.same(told({ headerSizeNoticed: 'fieldAndPiece' }, open, 'y'), [0, open.length])
  t.same(told({ headerSizeNoticed: 'fieldAndPiece', headerSizeLate: true }, open, 'y'), [1, 0])
  t.same(told({ headerSizeNoticed: 'fieldAndPiece' }, many), [0, many.length], 'its end is too far off')
  t.same(told({ headerSizeNoticed: 'field' }, many), [0, many.length - 4])
  const small = [start, ...'x'.repeat(45), '\r\n\r\n']
  t.same(told({ headerSizeNoticed: 'field' }, ...small), 'nothing')
  t.match(told({ headerSizeNoticed: 'fieldAndPiece' }, ...small), [Number, Number], 'each piece counts as a byte')
})

t.test('a control character in a value at the beginning of a piece', async t => {
  const cases: [pieces: string[], refused: boolean][] = [
    [['GET / HTTP/1.1\r\nA: abc\x07\r\n\r\n'], false],
    [['GET / HTTP/1.1\r\nA: abc', '\x07\r\n\r\n'], true],
    [['GET / HTTP/1.1\r\nA: abc', 'd\x07\r\n\r\n'], false],
    [['GET / HTTP/1.1\r\nConnection: a,,bc', '\x07\r\n\r\n'], true],
    [['GET / HTTP/1.1\r\nConnection: a,\r\n b\x07\r\n\r\n'], true],
  ]
  let shown = 0
  for (const [name, wire] of wires) {
    if (wire.headerValueBytes !== 'checkedSecond') continue
    shown++
    for (const [pieces, refused] of cases) {
      const told = hear(wire, 'request', pieces.map(latin1)).join('\n')
      t.equal(/^error HPE_INVALID_HEADER_TOKEN/m.test(told), refused, `${name}: ${JSON.stringify(pieces)}`)
    }
  }
  t.ok(shown > 0, 'some profile does so')
})

t.test('the bytes of trailers count for the next head', async t => {
  const [, base] = wires[0]
  const parser = new Parser({ ...base, maxHeaderSize: 100 })
  parser.reset('request')
  const first = `POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nA: ${'x'.repeat(80)}\r\n\r\n`
  t.type(parser.execute(latin1(first)), 'number')
  const second = `GET / HTTP/1.1\r\nHost: h\r\n\r\n`
  t.match(parser.execute(latin1(second)), { bytesParsed: 100 - 87 })
})

t.test('after a wish for another protocol that is passed over, faults are not told before another head', async t => {
  const up = 'GET / HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'
  for (const [name, wire] of wires) {
    const parser = new Parser(wire)
    let heads = 0
    parser.onHead = () => {
      heads++
      return 0
    }
    parser.reset('request')
    t.type(parser.execute(latin1(up + '?')), 'number', name)
    t.type(parser.execute(latin1('?')), 'number', name)
    t.type(parser.execute(latin1(up)), 'number', name)
    t.equal(heads, 1, name)
    parser.reset('request')
    parser.execute(latin1(up))
    t.ok(parser.execute(latin1('GET / HTTP/1.1\r\n\r\n?')) instanceof Error, name)
  }
})

t.test('messages that repeat lines are heard like any others', async t => {
  const rows = ['Host: a', 'Accept: */*', 'Cookie: a=1', 'Connection: keep-alive', 'X-Long: ' + 'x'.repeat(300)]
  let seed = 7
  const random = (below: number) => (seed = (seed * 48271) % 0x7fffffff) % below
  let text = ''
  for (let i = 0; i < 120; i++) {
    const some = rows.filter(() => random(8) > 0)
    if (random(4) === 0 && some.length) some[random(some.length)] += String(random(100))
    if (random(6) === 0) some.push('Content-Length: 2')
    text += `POST /${i} HTTP/1.1\r\n${some.map(row => row + '\r\n').join('')}\r\n`
    if (some.includes('Content-Length: 2')) text += 'ab'
  }
  const bytes = latin1(text)
  for (const [name, wire] of wires) {
    const whole = hear(wire, 'request', [bytes])
    t.equal(whole.filter(line => line === 'end').length, 120, name)
    t.same(whole, hear(wire, 'request', byOnes(bytes)), `${name}: lines remembered and lines read anew`)
  }
})

t.test('methods are known, known by another name, or wrong at the byte that none of them has there', async t => {
  for (const [name, wire] of wires) {
    for (const method of wire.methods) {
      const [told] = hear(wire, 'request', [
        latin1(`${method} a.b:1 HTTP/1.1\r\n\r\n`.replace(/^(?!CONNECT)(\S+) a.b:1/, '$1 /')),
      ])
      t.match(told, `${wire.methodsShownAs[method] ?? method} `, name)
    }
    for (const text of ['NOTHING', 'GEX', 'PROPX', 'X', 'get']) {
      let at = 0
      const known = () => wire.methods.some(method => method.startsWith(text.slice(0, at + 1)))
      const any = () => at === 2 && wire.methodsOfThirdAny.some(method => method.startsWith(text.slice(0, 2)))
      while (known()) at++
      if (!any())
        t.match(hear(wire, 'request', [latin1(`${text} / HTTP/1.1\r\n\r\n`)])[0], ` at ${at}`, `${name}: ${text}`)
    }
  }
})

t.test('what a parse error tells', async t => {
  for (const [name, wire] of wires) {
    for (const of of ['request', 'response'] as const) {
      const parser = new Parser(wire)
      parser.reset(of)
      const chunk = latin1('?!')
      const error = parser.execute(chunk) as ParseError
      t.ok(error instanceof Error, name)
      t.equal(error.bytesParsed, 0)
      t.equal(error.code !== undefined, wire.parseErrors !== 'bare')
      t.equal(error.reason !== undefined, wire.parseErrors === 'reasoned')
      t.equal(error.message, wire.parseErrorMessage === 'reason' ? `Parse Error: ${error.reason}` : 'Parse Error')
      t.equal(
        error.rawPacket === chunk,
        wire.rawPacket === 'all' || (wire.rawPacket === 'requests' && of === 'request'),
      )
      const again = parser.execute(chunk) as ParseError
      t.equal(again.code, error.code, 'and again')
      t.equal(parser.finish(), undefined, 'the end says no more')
      parser.reset('request')
      t.equal(parser.execute(latin1('GET / HTTP/1.1\r\n\r\n')), 18, 'a parser that was reset is new')
    }
  }
})

t.test('what listeners throw goes through, and the parser stands', async t => {
  const boom = new Error('boom')
  const message = latin1('POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\nab')
  for (const method of ['onHead', 'onBody', 'onComplete'] as const) {
    for (const [name, wire] of wires) {
      const parser = new Teller(wire)
      parser.reset('request')
      parser[method] = () => {
        throw boom
      }
      t.throws(() => parser.execute(message), boom, `${name}: ${method}`)
      t.doesNotThrow(() => parser.finish())
      delete (parser as Partial<Teller>)[method]
      parser.reset('request')
      t.equal(parser.execute(message), message.length)
      t.equal(parser.told.at(-1), 'end')
    }
  }
})

t.test('a head, a chunk line and trailers have an end', async t => {
  const much = latin1('x'.repeat(64 * 1024))
  const nothing = latin1(':\n'.repeat(32 * 1024))
  const starts = [
    'GET /',
    'GET / HTTP/1.1\r\nA: ',
    'GET / HTTP/1.1\r\n',
    'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nA: ',
  ]
  for (const [name, wire] of wires) {
    for (const start of starts) {
      for (const more of [much, nothing]) {
        const parser = new Parser(wire)
        parser.reset('request')
        let result = parser.execute(latin1(start))
        for (let i = 0; i < 200 && typeof result === 'number'; i++) result = parser.execute(more)
        t.ok(result instanceof Error, `${name}: ${JSON.stringify(start)}`)
      }
    }
  }
})

t.test('garbage, and messages with garbage in them, give the same in one piece and in many', async t => {
  const parts = [
    ...[
      'GET / HTTP/1.1\r\n',
      'HTTP/1.1 200 OK\r\n',
      'POST /a ',
      'HTTP/1.0\n',
      'Content-Length: 3\r\n',
      'Content-Length',
      ': ',
    ],
    ...[
      'Transfer-Encoding: chunked\r\n',
      'gzip, chunked',
      'Connection: close\r\n',
      'Upgrade: x\r\n',
      '\r\n',
      '\r\n\r\n',
      '\n',
      '\r',
    ],
    ...[
      ' ',
      '\t',
      'abc',
      '3\r\nabc\r\n',
      '0\r\n\r\n',
      '\0',
      '\x7f',
      '\xff',
      '"',
      ':',
      'CONNECT h:1 HTTP/1.1\r\n\r\n',
      '99999999999999999999',
    ],
  ]
  let seed = 20110401
  const random = (below: number) => (seed = (seed * 48271) % 0x7fffffff) % below
  for (const [name, wire] of wires) {
    let differing = 0
    for (let i = 0; i < 1500; i++) {
      let text = random(2) ? parts[random(2)] : ''
      for (let k = random(14); k >= 0; k--) text += parts[random(parts.length)]
      const bytes = latin1(text)
      const of = random(2) ? 'request' : 'response'
      const pieces: Buffer[] = []
      for (let at = 0; at < bytes.length; ) pieces.push(bytes.subarray(at, (at += 1 + random(9))))
      const whole = hear(wire, of, [bytes])
      const split = hear(wire, of, pieces)
      if (whole.join('\n') !== split.join('\n') && differing++ === 0)
        t.same(split, whole, `${name}: ${JSON.stringify(text)}`)
    }
    t.equal(differing, 0, name)
  }
})

t.test('bytes that come after a listener has thrown meet an error that names what it heard', async t => {
  class Careful extends Teller {
    override execute(chunk: Buffer): number | ParseError {
      try {
        return super.execute(chunk)
      } catch (error) {
        this.listenerThrew()
        throw error
      }
    }
  }
  const head = 'POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n'
  const codes = {
    callbacks: { onHead: 'HPE_CB_headers_complete', onBody: 'HPE_CB_body', onComplete: 'HPE_CB_message_complete' },
    exception: { onHead: 'HPE_CB_HEADERS_COMPLETE', onBody: 'HPE_JS_EXCEPTION', onComplete: 'HPE_CB_MESSAGE_COMPLETE' },
  }
  for (const [name, wire] of wires) {
    for (const method of ['onHead', 'onBody', 'onComplete'] as const) {
      const parser = new Careful(wire)
      parser.reset('request')
      parser[method] = () => {
        throw new Error('boom')
      }
      t.throws(() => parser.execute(latin1(`${head}ab`)))
      delete (parser as Partial<Careful>)[method]
      for (const piece of ['GET / HTTP/1.1\r\n\r\n', '\r\n']) {
        const error = parser.execute(latin1(piece)) as ParseError
        if (wire.parseErrors !== 'bare') t.equal(error.code, codes[wire.thrownCodes][method], name)
        const at = head.length + (method === 'onHead' ? 0 : 2)
        t.equal(error.bytesParsed, wire.faultAgain === 'same' ? at : 0, `${name}: ${method}`)
      }
      t.equal(parser.finish(), undefined)
      parser.reset('request')
      t.equal(parser.execute(latin1(`${head}ab`)), head.length + 2, 'a parser that was reset is new')
    }
  }
})

t.test(
  'a listener can pause: what was used of the bytes ends where it paused, and the rest is read by the next call',
  async t => {
    class Pausing extends Teller {
      at: 'onHead' | 'onBody' | 'onComplete' | undefined
      override onHead(head: Head) {
        if (this.at === 'onHead') this.pauseReading()
        return super.onHead(head)
      }
      override onBody(chunk: Buffer) {
        if (this.at === 'onBody') this.pauseReading()
        super.onBody(chunk)
      }
      override onComplete(trailers: string[] | undefined) {
        if (this.at === 'onComplete') this.pauseReading()
        super.onComplete(trailers)
      }
    }
    const get = 'GET / HTTP/1.1\r\n\r\n'
    const post = 'POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n'
    const chunked = 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n'
    const bytes = latin1(`${get}${post}ab${chunked}3\r\nabc\r\n0\r\n\r\n${get}`)
    const posted = get.length + post.length
    const framed = posted + 2 + chunked.length
    const stops = {
      onHead: [get.length, posted, framed],
      onBody: [posted + 2, framed + 6],
      onComplete: [get.length, posted + 2, framed + 13],
    }
    for (const [name, wire] of distinct) {
      const plain = hear(wire, 'request', [bytes])
      for (const at of ['onHead', 'onBody', 'onComplete'] as const) {
        const parser = new Pausing(wire)
        parser.reset('request')
        parser.at = at
        const used: number[] = []
        for (let from = 0; from < bytes.length; ) {
          from += parser.execute(bytes.subarray(from)) as number
          used.push(from)
          t.equal(parser.upgrade, false)
        }
        t.same(used, [...stops[at], bytes.length], `${name}: ${at}`)
        t.same(parser.told, plain, `${name}: ${at}`)
      }
      const parser = new Pausing(wire)
      parser.reset('response')
      parser.at = 'onComplete'
      const response = latin1('HTTP/1.0 200 OK\r\n\r\nrest')
      t.equal(parser.execute(response), response.length)
      t.equal(parser.finish(), undefined)
      t.equal(parser.told.at(-1), 'end', 'the end of the connection')
    }
  },
)
