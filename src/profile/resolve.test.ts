import t from 'tap'
import { lines } from '../../versions'
import { ErasError } from '../errors'
import { explain, reason } from './explain'
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
  for (const spec of ['12', 'v12', '12.x', 'node@12', 'node@v12', 'nodejs@12', 'node.js-v12', '12.x.x']) {
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

t.test('long-term support by its codename', async t => {
  const last = {
    argon: '4.9.1',
    boron: '6.17.1',
    carbon: '8.17.0',
    dubnium: '10.24.1',
    erbium: '12.22.12',
    fermium: '14.21.3',
    gallium: '16.20.2',
    hydrogen: '18.20.8',
    iron: '20.20.2',
    jod: '22.23.5',
    krypton: '24.22.3',
    lithium: '26.12.1',
  }
  const codenames = lines.flatMap(({ codename }) => codename ?? [])
  t.same(Object.keys(last), codenames, 'all of them')
  for (const [name, release] of Object.entries(last)) {
    for (const spec of [`lts/${name}`, name, `node@lts/${name}`, name.toUpperCase()]) {
      t.equal(is(spec), `${release} documented`, spec)
    }
  }
  for (const spec of ['lts/*', 'node@lts/*', 'LTS/*']) t.equal(is(spec), '26.12.1 documented', spec)
  t.equal(is('lts/-1'), '24.22.3 documented', 'counted from the newest')
  t.equal(is('lts/-3'), '20.20.2 documented')
})

t.test('the newest, however version managers call it', async t => {
  const names = [
    'node',
    'nodejs',
    'Node.js',
    'latest',
    'newest',
    'current',
    'stable',
    'node@latest',
    ' node ',
    'STABLE',
  ]
  for (const spec of names) {
    t.equal(is(spec), '26.12.1 documented', spec)
    t.equal(resolve(spec).name, '26', spec)
    t.equal(reason(spec).rule, 'newest')
    t.match(reason(spec).why, 'the newest that is known, line 26')
  }
})

t.test('a range is the newest line that it allows, an open-ended one the line in which it begins', async t => {
  const rows: [string, string][] = [
    ['^0.10.0', '0.10.48'],
    ['>=0.4 <0.7', '0.6.21'],
    ['>=0.4 <0.6', '0.4.12'],
    ['>= 0.8.0 < 0.11', '0.10.48'],
    ['0.x', '0.12.18'],
    ['~0.10.3 || ~0.12', '0.12.18'],
    ['~0.12 || ~0.10.3', '0.12.18'],
    ['0.8 - 0.10', '0.10.48'],
    ['<=0.10', '0.10.48'],
    ['~> 0.8', '0.8.28'],
    ['0.11', '0.11.16'],
    ['^4 || ^6 || >=8', '8.17.0'],
    ['14.x', '14.21.3'],
    ['^16.13.0 || ^18', '18.20.8'],
    ['15', '15.14.0'],
    ['>=13', '14.21.3'],
    ['>=18.0.0', '18.20.8'],
    ['^20.9.0 || >=22', '22.23.5'],
    ['>=14 <27', '26.12.1'],
    ['24.22', '24.22.3'],
    ['5', '5.12.0'],
    ['1.x', 'iojs-1.8.4'],
    ['^1.8.1', 'iojs-1.8.4'],
    ['>=0.4', '0.4.12'],
    ['>=0.10.3', '0.10.48'],
    ['>=0.2', '0.4.12'],
    ['>0.8', '0.10.48'],
    ['node >=0.6', '0.6.21'],
    ['node@>=1', '4.9.1'],
    ['>=1', 'iojs-3.3.1'],
    ['iojs@>=2', 'iojs-3.3.1'],
    ['iojs@*', 'iojs-3.3.1'],
    ['node@6', '6.17.1'],
  ]
  for (const [spec, release] of rows) t.equal(is(spec), `${release} documented`, spec)
  t.equal(is('=0.10.4'), '0.10.4 shipped')
  t.equal(resolve('>=0.4 <0.7').name, '0.6')
  t.equal(resolve('12.18').name, '12.18', 'part of a line is not taken for the line')
})

t.test('what allows every version decides nothing', async t => {
  for (const spec of ['*', 'x', '>=0', '>=0.0.0', '0.4 || *', 'node@*', ' * ']) {
    t.throws(() => resolve(spec), { code: 'ERAS_ANY_VERSION', message: 'decides nothing' }, spec)
  }
})

t.test('an odd development series belongs to the line that it became', async t => {
  t.equal(is('0.5.3'), '0.5.3 shipped')
  t.equal(is('0.11.14'), '0.11.14 shipped')
  t.equal(explain('0.11.14').line, '0.12')
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
  refused('99', '26', 'newer than 26.12.1, the newest release known')
  refused('0.2', '0.4')
  refused('iosj', 'io.js')
  refused('iojs@12', 'io.js')
  refused('node@3.3.1', '0.1', '4')
  refused('', '26')
  refused('next', '26', '26.12.1')
  refused('node@', '26')
  refused('iojs@latest', 'io.js', '3.3.1')
  refused('14.99.0', 'nearest are 14.21.3 or 14')
  refused('v18.20.9', '18.20.8')
  refused('13.14.1', '13.14.0', '14')
  for (const spec of ['26.13.0', '26.12.2', '27', 'v28.1.0', '27.x', '^27.0.0', '>=27', '>26.12.1', 'node@30']) {
    refused(spec, 'newer than 26.12.1, the newest release known', 'the newest are 26.12.1 or 26 ')
  }
  refused('lts/-99')
  refused('lts/-0')
  refused('0.11.99', '0.11.16', '0.12')
  refused('v')
  refused('constructor')
  refused('__proto__')
  refused('0.6; rm -rf /')
  refused('9'.repeat(5000))
  refused('>=0.4 '.repeat(5000))
  refused('lts/agon', 'lts/argon')
  refused('lts/kripton', 'lts/krypton')
  refused('^0.2.0', '0.4')
  refused('node@^2.0.0', '0.12', '4')
  refused('iojs@lts/argon')
  refused('>= 0.6 && < 0.11')
})

t.test('a profile is frozen, whole and its own', async t => {
  const profile = resolve('0.6')
  t.ok(Object.isFrozen(profile) && Object.isFrozen(profile.agent))
  t.equal(Object.hasOwn(profile, 'agent'), true)
})

t.test('an explanation names the rule, and for every behaviour its value, release and source', async t => {
  t.same(
    ['0.6', 'lts/argon', 'v0.10.4', '^0.10.0', '>=0.4'].map(spec => reason(spec).rule),
    ['line', 'codename', 'release', 'range', 'open range'],
  )
  t.match(reason('>=0.4 <0.7').why, 'it allows releases of 2 lines, 0.4, 0.6: the newest of them counts')
  t.match(reason('>=10').why, 'without an upper bound: the line in which it begins counts')
  t.match(
    reason('^4 || ^6 || >=8').why,
    "'>=8', of its alternatives the newest, allows releases of 10 lines, 8, 10, 12, 14, ",
  )
  for (const spec of ['0.4', '0.10.4', '0.11.14', 'io.js', '12']) {
    const { behaviours, release, reading } = explain(spec)
    const profile = resolve(spec)
    t.same({ release, reading }, { release: profile.release, reading: profile.reading })
    for (const [area, rows] of Object.entries(behaviours)) {
      const values = Object.fromEntries(Object.entries(rows).map(([key, { value }]) => [key, value]))
      t.same(values, profile[area as keyof typeof behaviours], `${spec} ${area}`)
      const poor = Object.entries(rows).filter(([, { source, since, what }]) => !source || since === undefined || !what)
      t.same(poor, [], `${spec} ${area} has origins`)
    }
  }
  t.match(explain('0.10').behaviours.module.statusCodes, {
    since: '0.9.11',
    entries: { 505: { since: '0.9.11' }, 429: { since: '0.7.7' } },
  })
  t.match(explain('0.12.0').behaviours.stream.readable, { since: /^0\.11\./ })
})
