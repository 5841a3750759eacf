/** Received header lines that come twice, and names as strings that live long. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { lines } from '../../../versions'
import { profileOf } from '../../profile/profile'
import { internName, lowerName } from '../../wire/names'
import { makeAddHeaderLine } from './header-rules'

interface Recording {
  variants: { runtimes: string[]; events: [name: string, value: string | string[]][] }[]
}
const recording = (name: string): Recording =>
  JSON.parse(readFileSync(join(__dirname, '../../../../recordings', `${name}.json`), 'utf8'))

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

t.test('names live long and are lower-cased once', async t => {
  const names = ['Host', 'host', 'X-Forwarded-For', 'A', 'a'.repeat(60), '']
  for (const name of [...names, ...names]) {
    const bytes = Buffer.from(`::${name}::`)
    t.equal(internName(bytes, 2, 2 + name.length), name)
    t.equal(lowerName(name), name.toLowerCase())
  }
  for (let i = 0; i < 5000; i++) if (lowerName(`X-${i}`) !== `x-${i}`) t.fail(`X-${i}`)
})
