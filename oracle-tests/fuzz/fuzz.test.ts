/** The fuzzer: differences become classes, equal parsers have none, and nothing compared is never green. */

import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import t from 'tap'
import type { Profile } from '../../src/profile/profile'
import { resolve } from '../../src/profile/resolve'
import type { WireBehaviours } from '../../src/wire/flags'
import { bytesOf } from './cases'
import { compare, KINDS, type Outcome } from './compare'
import { fuzz } from './fuzz'
import { casesOf, type Wanted } from './generate'
import { profileReader } from './profile-reader'
import { randomFrom } from './random'
import { reportText } from './report'
import { readers, wrongWith } from './traffic'

// Other work may have the machine.
t.setTimeout(600_000)

const wantedOf = ({ wire }: Profile, seed: number): Wanted => ({
  seed,
  kinds: KINDS,
  limit: wire.maxHeaderSize,
})

const flipped = (profile: Profile, change: Partial<WireBehaviours>): Profile => ({
  ...profile,
  wire: { ...profile.wire, ...change },
})

const against = (real: Profile, ours: Profile, count: number): Promise<Outcome> =>
  compare({
    real: profileReader(real, true),
    ours: profileReader(ours),
    oursFresh: profileReader(ours, true),
    wanted: wantedOf(ours, 7),
    from: 0,
    count,
    shrinks: 2,
  })

t.test('a profile does not differ from itself', async t => {
  for (const name of ['0.10.48', 'iojs-3.3.1', '12.22.12']) {
    const outcome = await against(resolve(name), resolve(name), 400)
    t.same([outcome.inputs, outcome.readings, outcome.different, outcome.classes], [400, 800, 0, []], name)
    t.match(reportText(outcome, name, 7), /400 inputs of seed 7.*no difference$/)
  }
})

t.test('one behaviour flipped is a class with a small input', async t => {
  const flips: [release: string, change: Partial<WireBehaviours>, title: RegExp][] = [
    ['0.10.48', { foldedValues: 'kept' }, /header lines of a head/],
    ['0.10.48', { headerCharset: 'latin1' }, /header lines of a head/],
    ['0.12.18', { lengthBesideCoding: 'ignored' }, /HPE_UNEXPECTED_CONTENT_LENGTH/],
    ['8.17.0', { targetBytes: 'narrow' }, /HPE_INVALID_URL, in the first line/],
    ['12.22.12', { emptyLength: 'zero' }, /real: error HPE_INVALID_CONTENT_LENGTH, ours: head/],
    ['12.22.12', { chunkExtensions: 'all' }, /HPE_STRICT/],
    ['12.22.12', { upgradeNeeds: 'header' }, /upgrade of a head/],
  ]
  for (const [release, change, title] of flips) {
    const profile = resolve(release)
    const outcome = await against(profile, flipped(profile, change), 1500)
    const found = outcome.classes.filter(it => title.test(it.title))
    const what = `${release} with ${JSON.stringify(change)}`
    t.ok(found.length > 0, `${what}: ${outcome.classes.map(it => it.title).join('; ')}`)
    for (const { example, count } of found) {
      t.ok(count > 0 && bytesOf(example.case).length < 120, `${what}: ${JSON.stringify(bytesOf(example.case))}`)
    }
  }
})

t.test('what follows from a parser that was used before is told as that', async t => {
  const profile = resolve('0.10.48')
  const leaking = profileReader(profile)
  let reads = 0
  const outcome = await compare({
    real: profileReader(profile, true),
    ours: {
      name: 'leaking',
      // Of the second lot the last case is read with what the one before it left.
      async read(cases) {
        const told = await leaking.read(cases)
        return ++reads === 2 ? [...told.slice(0, -1), [['finish', 'HPE_LEAK']]] : told
      },
    },
    oursFresh: profileReader(profile, true),
    wanted: wantedOf(profile, 3),
    from: 0,
    count: 500,
    shrinks: 1,
  })
  t.equal(outcome.different, 1)
  t.match(outcome.classes[0].title, /a parser that was used before/)
  t.equal(outcome.classes[0].example.before?.length, 499)
})

t.test('a case follows from seed and number', async t => {
  const wanted = wantedOf(resolve('0.10.48'), 5)
  t.same(casesOf(77, wanted), casesOf(77, wanted))
  t.not(bytesOf(casesOf(77, wanted)[0]), bytesOf(casesOf(77, { ...wanted, seed: 6 })[0]))
  for (let i = 0; i < 500; i++) {
    const [whole, cut] = casesOf(i, wanted)
    t.ok(
      whole.pieces.length === 1 && bytesOf(whole) === bytesOf(cut) && cut.pieces.every(piece => piece !== ''),
      `${i}`,
    )
  }
})

/** A program that can be run like a binary, and speaks for the profile of a release. */
function stubBinary(t: { testdir(): string }, as: string, dies = ''): string {
  const path = join(t.testdir(), 'node')
  const helper = join(__dirname, 'stub-binary.test.helper.js')
  writeFileSync(path, `#!/bin/sh\nSTUB_AS=${as} STUB_DIES=${dies} exec '${process.execPath}' '${helper}' "$@"\n`)
  chmodSync(path, 0o755)
  return path
}

async function run(...args: string[]): Promise<{ code: number; text: string }> {
  let text = ''
  const code = await fuzz(
    args,
    line => {
      text += line + '\n'
    },
    () => {},
  )
  return { code, text }
}

t.test('the command', async t => {
  await t.test('0: a binary that reads as the profile of the release that it names', async t => {
    const { code, text } = await run('--runtime', stubBinary(t, '0.10.48'), '--count', '300', '--seed', '4')
    t.equal(code, 0)
    t.match(
      text,
      'v0.10.48 against 0.10.48: 300 inputs of seed 4, each read whole and in pieces (600 readings): no difference',
    )
  })
  await t.test('1: one that reads otherwise than --as, with classes', async t => {
    const { code, text } = await run('--runtime', stubBinary(t, '12.22.12'), '--as', '12.0.0', '--count', '500')
    t.equal(code, 1)
    t.match(text, /^ +\d+ {2}re(quest|sponse): /m)
    t.match(text, /v12.22.12 against 12.0.0: .* differ, in \d+ class/)
  })
  await t.test('1: one that a case ends, which is named, and the others are compared', async t => {
    const { code, text } = await run(
      '--runtime',
      stubBinary(t, '8.17.0', 'MKCALENDARX'),
      '--count',
      '600',
      '--of',
      'requests',
    )
    t.equal(code, 1)
    t.match(text, /request: real: died, ours: /)
    t.match(text, /MKCALENDARX/)
    t.match(text, /ended by SIGKILL/)
    t.match(text, /600 inputs/)
  })
  await t.test('1: a path where there is no binary', async t => {
    for (const path of ['/nowhere/node', '/bin/true']) {
      const { code, text } = await run('--runtime', path)
      t.equal(code, 1)
      t.match(text, `${path} is no Node binary whose parser can be fed`)
    }
  })
  await t.test('2: options that make no sense', async t => {
    for (const args of [
      [],
      ['--runtime'],
      ['--runtime', 'x', '--count', '0'],
      ['--runtime', 'x', '--of', 'y'],
      ['--what'],
    ]) {
      const { code, text } = await run(...args)
      t.equal(code, 2, args.join(' '))
      t.match(text, /npm run fuzz -- --runtime PATH/)
    }
  })
})

t.test('readers of traffic take whatever comes', async t => {
  const { code, text } = await run('--traffic', '--count', '150', '--seed', '7')
  t.equal(code, 0, text)
  t.match(text, 'traffic: 150 files of seed 7 of each of 3 formats, whole and in two pieces: nothing wrong')
  const broken = { name: 'broken', make: () => Buffer.from('a'), read: () => Promise.reject(new TypeError('no')) }
  t.match(await wrongWith(broken, Buffer.from('a'), 0), /^threw TypeError/, 'a reader that throws is found')
  for (const format of readers) {
    const file = format.make(randomFrom(1, 1))
    t.ok((await format.read(Readable.from([file]))).length > 0, `${format.name}: what is not changed is read`)
  }
})

t.test('nothing compared says so', async t => {
  const outcome = { inputs: 0, readings: 0, different: 0, classes: [] }
  t.match(reportText(outcome, 'a against b', 1), 'nothing was compared')
})
