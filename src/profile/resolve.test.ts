import t from 'tap'
import { lines } from '../../versions'
import { ErasError } from '../errors'
import { releasesOf } from './releases'
import { resolve } from './resolve'

const is = (spec: string) => {
  const { release, reading } = resolve(spec)
  return `${release} ${reading}`
}

t.test('a line, however it is written, is read as its manual has it', async t => {
  for (const spec of ['0.6', 'v0.6', '0.6.x', 'node@0.6', 'node-0.6', ' 0.6 ']) {
    t.equal(is(spec), '0.6.21 documented', spec)
  }
  for (const spec of ['12', 'v12', '12.x', 'node@12', 'node@v12', '12.x.x']) {
    t.equal(is(spec), '12.22.12 documented', spec)
  }
  for (const spec of ['io.js', 'iojs', 'IO.js', 'iojs@3', '3.x', 'iojs@v3']) {
    t.equal(is(spec), 'iojs-3.3.1 documented', spec)
  }
})

t.test('an exact release is read as it was shipped', async t => {
  for (const spec of ['0.10.4', 'v0.10.4', 'node@0.10.4', 'node-v0.10.4']) t.equal(is(spec), '0.10.4 shipped', spec)
  for (const spec of ['iojs-3.3.1', 'iojs@3.3.1', 'iojs-v3.3.1', 'io.js@3.3.1', '3.3.1']) {
    t.equal(is(spec), 'iojs-3.3.1 shipped', spec)
  }
  t.equal(resolve('iojs@3.3.1').name, 'iojs-3.3.1')
  t.equal(resolve('v12.0.0').name, '12.0.0')
})

t.test('part of a line is the newest release of that part', async t => {
  t.equal(is('iojs@2.4'), 'iojs-2.4.0 documented')
  t.equal(is('12.18'), '12.18.4 documented')
})

t.test('an odd development series belongs to the line that it became', async t => {
  t.equal(is('0.5.3'), '0.5.3 shipped')
  t.ok(resolve('0.9.4').stream.readable !== resolve('0.9.3').stream.readable, 'and its releases differ')
})

t.test('every release of every line resolves to itself, and the last one stands for the line', async t => {
  for (const line of lines) {
    const releases = releasesOf(line)
    t.equal(releases.at(-1), line.last)
    t.same(
      releases.filter(release => resolve(release).release.replace('iojs-', '') !== release),
      [],
      line.name,
    )
    t.ok(
      line.recorded.every(release => releases.includes(release.replace('iojs-', ''))),
      'so do those that were recorded',
    )
  }
})

t.test('an unknown version is refused, and the nearest ones are named', async t => {
  const refused = (spec: string, ...names: string[]) => {
    try {
      resolve(spec)
      t.fail(`${spec} was taken`)
    } catch (error) {
      t.ok(error instanceof ErasError && error.code === 'ERAS_UNKNOWN_VERSION', spec)
      for (const name of names) t.ok((error as Error).message.includes(name), `${spec}: ${(error as Error).message}`)
    }
  }
  refused('0.6.99', '0.6')
  refused('99', '12')
  refused('0.2', '0.4')
  refused('iosj', 'io.js')
  refused('iojs@12', 'io.js')
  refused('node@3.3.1', '0.1', '4')
  refused('')
  refused('v')
  refused('constructor')
  refused('__proto__')
  refused('0.6; rm -rf /')
  refused('9'.repeat(5000))
})

t.test('a profile is frozen, whole and its own', async t => {
  const profile = resolve('0.6')
  t.ok(Object.isFrozen(profile) && Object.isFrozen(profile.agent))
  t.equal(Object.hasOwn(profile, 'agent'), true)
})
