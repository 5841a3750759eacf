/**
 * https of every line. Programs of https/ ran on real binaries, client and server in one, and on the profiles: both must
 * note the same. No binary of 0.4 and 0.6 is to be had: for them the manual says what to expect.
 *
 * Run are the releases on both sides of each change; `npm run recorded:https` runs all.
 */

import { isDeepStrictEqual } from 'node:util'
import t from 'tap'
import { createEra } from '../src/http/create-http'
import { keys } from '../src/https/certificates.test.helper'
import { atChanges } from './at-changes'
import { httpsPrograms, root } from './corpus'
import { plain, type Row, rowsOf } from './programs'

interface Talk {
  keys?: unknown
}

const recorded = httpsPrograms()
const programs: Record<string, (t: object) => void> = require(`${root}/oracle-tests/https/programs.js`)
const kit = require(`${root}/oracle-tests/programs/kit.js`)
const parties = keys()
const atOnce = 16

/** What a program notes on the profile of a spec. */
async function run(name: string, spec: string): Promise<unknown> {
  const era = createEra(spec, { faithful: true })
  const program = (talk: Talk) => {
    talk.keys = parties
    programs[name](talk)
  }
  return plain(await rowsOf(end => kit.run(program, era.http, end, era)))
}

/** Each program on each binary. */
const recordedCases = Object.entries(recorded).flatMap(([name, variants]) =>
  variants.flatMap(({ runtimes, rows }) => runtimes.map(release => ({ name, release, rows }))),
)
const all = process.argv.includes('--all')
const cases = recordedCases.filter(({ name, release }) => all || atChanges(recorded[name]).has(release))

t.test('every program is recorded, on every binary', async t => {
  const binaries = new Set(recordedCases.map(({ release }) => release))
  t.same(Object.keys(recorded), Object.keys(programs))
  t.equal(recordedCases.length, binaries.size * Object.keys(programs).length)
})

t.test('profiles note what the binaries did', async t => {
  const noted: unknown[] = []
  let next = 0
  const worker = async () => {
    while (next < cases.length) {
      const at = next++
      noted[at] = await run(cases[at].name, cases[at].release)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  // On a busy machine a program can be late: what disagrees is run again, with nothing beside it.
  for (const [at, { name, release, rows }] of cases.entries()) {
    if (!isDeepStrictEqual(noted[at], rows)) noted[at] = await run(name, release)
  }
  for (const [at, { name, release, rows }] of cases.entries()) t.same(noted[at], rows, `${release} ${name}`)
})

t.test('0.4 and 0.6, of which there is no binary, as their manual has them', async t => {
  const answered = (rows: unknown) => (rows as Row[]).every(([, what]) => String(what).startsWith('answered'))
  t.ok(answered(await run('trust', '0.4.12')), '0.4 asks nobody to vouch for a server')
  const trust = (await run('trust', '0.6.21')) as Row[]
  t.same(
    trust.filter(([, what]) => what === 'not vouched for').map(([title]) => title),
    ['rejectUnauthorized: true with the agent'],
    '0.6 asks only where its agent is told to',
  )
  t.ok(answered(await run('identity', '0.4.12')), 'nor is the name looked at')
  const certificate = (await run('clientCertificate', '0.4.12')) as Row[]
  t.same(
    certificate.slice(0, 6),
    [
      ['asks', 'authorized', false, 'nobody'],
      ['asks', 'nothing', 'answered'],
      ['asks', 'authorized', true, 'a client'],
      ['asks', 'with the request', 'answered'],
      ['asks', 'authorized', true, 'a client'],
      ['asks', 'with the request, agent: false', 'answered'],
    ],
    'key and cert of a request of 0.4 go to an agent of their own',
  )
  t.same(await run('getAgent', '0.4.12'), [
    ['the same', true],
    ['another port', false],
    ['other keys', false],
    ['an Agent', true, true, 443, 5],
    ['the default port', true],
  ])
  t.same(await run('getAgent', '0.6.21'), [['absent']])
  for (const release of ['0.4.12', '0.6.21']) {
    t.match((await run('keepAlive', release)) as Row[], { 3: ['connections', 1] }, `${release} keeps a connection`)
    t.match((await run('sessionOption', release)) as Row[], { 2: ['second', 'true'] }, `${release} takes up a session`)
    t.same(await run('plainText', release), [['clientError', true, 'undefined']], `${release} tells clientError`)
  }
})
