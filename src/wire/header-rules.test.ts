/** Received header lines that come twice, names and values that may be sent, and the chunked coding as it is written. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { lines } from '../../versions'
import { profileOf } from '../profile/profile'
import { chunkHead } from './chunk'
import { hasForbiddenCharacter, isToken, makeAddHeaderLine, withoutLineBreaks } from './header-rules'
import { internName, lowerName } from './names'

interface Recording {
  variants: { runtimes: string[]; events: [name: string, value: string | string[]][] }[]
}
const recording = (name: string): Recording =>
  JSON.parse(readFileSync(join(__dirname, '../../../recordings', `${name}.json`), 'utf8'))

const recorded = lines.flatMap(line =>
  line.recorded.map(name => [name, profileOf(line, name.replace(/^iojs-/, ''), 'shipped', name).wire] as const),
)

for (const [name, first, second] of [
  ['server/duplicate-request-headers', 'one', 'two'],
  ['client/response-headers-merged', '1', '2'],
]) {
  t.test(`${name}: what comes twice becomes what was recorded`, async t => {
    const { variants } = recording(name)
    for (const [release, wire] of recorded) {
      const variant = variants.find(({ runtimes }) => runtimes.includes(release))
      if (!variant) continue
      const add = makeAddHeaderLine(wire)
      for (const [header, value] of variant.events) {
        // The scenario sends these once.
        if (value === 'close' || value === '0') continue
        const headers = {}
        add(headers, header, first)
        add(headers, header, second)
        t.same(headers, { [header]: value }, `${release}: ${header}`)
      }
    }
  })
}

t.test('names that every object has do no harm', async t => {
  for (const [release, wire] of recorded) {
    const add = makeAddHeaderLine(wire)
    const headers: Record<string, string | string[]> = {}
    for (const name of ['constructor', '__proto__', 'hasownproperty', 'tostring']) {
      add(headers, name, 'a')
      add(headers, name, 'b')
    }
    t.equal(Object.getPrototypeOf(headers), Object.prototype, release)
    t.equal(Object.hasOwn(headers, '__proto__'), wire.protoHeaderShows, release)
    t.equal(typeof {}.toString, 'function')
    t.equal(({} as { a?: unknown }).a, undefined)
  }
})

t.test('names and values that may be sent', async t => {
  for (const name of ['Host', 'x-y_z', "!#$%&'*+-.^`|~", '0']) t.ok(isToken(name), name)
  for (const name of ['', 'a b', 'a:', 'caf\u00e9', '"a"', 'a\r\n', '\u0141'])
    t.notOk(isToken(name), JSON.stringify(name))
  for (const value of ['', 'a b\tc', '\u00e9\u00ff', '"']) t.notOk(hasForbiddenCharacter(value), value)
  for (const value of ['\0', 'a\rb', '\n', '\x7f', '\u0100', '\u20ac'])
    t.ok(hasForbiddenCharacter(value), JSON.stringify(value))
  t.equal(withoutLineBreaks('one\r\n  two\n\tthree'), 'onetwothree')
  t.equal(withoutLineBreaks('as it is'), 'as it is')
})

t.test('names live long and are lower-cased once', async t => {
  const names = ['Host', 'host', 'X-Forwarded-For', 'A', 'a'.repeat(60), '']
  for (const name of [...names, ...names]) {
    const bytes = Buffer.from(`::${name}::`)
    t.equal(internName(bytes, 2, 2 + name.length), name)
    t.equal(lowerName(name), name.toLowerCase())
  }
  for (let i = 0; i < 5000; i++) if (lowerName(`X-${i}`) !== `x-${i}`) t.fail(`X-${i}`)
})

t.test('sizes of chunks', async t => {
  for (const size of [0, 1, 10, 255, 1023, 1024, 65536]) t.equal(chunkHead(size), `${size.toString(16)}\r\n`)
})
