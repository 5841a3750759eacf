/**
 * What `parseWith` reads of every probe, held against what the real binaries did with it: the requests that were told, their
 * headers, bodies and trailers, what the other protocol got, the answer to what is refused, and whether the connection stayed
 * open: 294 probes on 9 releases, and on 6 later ones. And what a client reads of raw answers, against what clients of 16 releases
 * were told.
 */

import t from 'tap'
import { parseWith } from '../../src'
import type { ReadField, Reading, ReadMessage } from '../../src/parse/types'
import { type Answer, answers, type Heard, recordedAnswers } from './answers'
import { laterFile, type Probe, probes, recorded, type Seen } from './play'

/** What a binary did, as far as a reading says it. */
interface Outcome {
  readonly told: readonly string[]
  readonly ends: readonly string[]
  /** Bytes of the other protocol. */
  readonly other: number
  /** The status with which the server answers by itself. */
  readonly refusal: number | null
  readonly open: boolean
}

const json = (fields: readonly ReadField[]) => JSON.stringify(Object.fromEntries(fields))

function eventOf({ headers, method, target, told, version }: ReadMessage): string {
  const start = `${told} ${method} ${JSON.stringify(target)}`
  return told === 'request' ? `${start} ${version} ${json(headers)}` : `${start} ${json(headers)}`
}

function endOf({ body, trailers }: ReadMessage): string {
  return `end ${JSON.stringify(body.text)}${trailers.length > 0 ? ` ${json(trailers)}` : ''}`
}

const CLOSED: readonly Reading['state']['is'][] = ['refused', 'closed', 'destroyed', 'cut']

function read(release: string, { end, parts, up }: Probe): Outcome {
  const { error, left, messages, state } = parseWith(release, parts, { upgrades: up === true, end: end === true })
  const told = messages.filter(message => message.told !== 'nobody')
  return {
    told: told.map(eventOf),
    ends: told.filter(message => message.told === 'request' && message.complete).map(endOf),
    other: left?.what === 'other protocol' ? left.length : 0,
    refusal: error?.answer ?? messages.find(({ answered }) => answered !== undefined)?.answered ?? null,
    open: !end && !CLOSED.includes(state.is),
  }
}

/** A request that was told is told before its end; which of several ends comes first is no part of a reading. */
function seen({ answer, open, told }: Seen): Outcome {
  const beginning = (word: string) => told.filter(event => event.startsWith(`${word} `))
  const bytes = beginning('bytes').map(event => (JSON.parse(event.slice('bytes '.length)) as string).length)
  const status = /HTTP\/1\.1 (4\d\d) /.exec(answer)?.[1]
  return {
    told: told.filter(event => !/^(?:end|bytes) /.test(event)),
    ends: beginning('end'),
    other: bytes.reduce((sum, length) => sum + length, 0),
    refusal: status === undefined ? null : Number(status),
    open,
  }
}

/** @returns how many readings were compared, and those that are other ones */
function compareAll(file?: string): { compared: number; wrong: string[] } {
  const inputs = probes()
  const wrong: string[] = []
  let compared = 0
  for (const [name, variants] of Object.entries(recorded(file))) {
    for (const variant of variants) {
      const real = JSON.stringify(seen(variant))
      for (const release of variant.releases) {
        compared++
        const ours = JSON.stringify(read(release, inputs[name]))
        if (ours !== real) wrong.push(`${name} ${release}: ${real.slice(0, 300)}, read ${ours.slice(0, 300)}`)
      }
    }
  }
  return { compared, wrong }
}

t.test('every probe is read as each recorded release did', async t => {
  const { compared, wrong } = compareAll()
  t.same(wrong, [])
  t.equal(compared, 2646, `${compared} readings`)
})

t.test('and as each release after them', async t => {
  const { compared, wrong } = compareAll(laterFile)
  t.same(wrong, [])
  t.ok(compared > 1700, `${compared} readings`)
})

type Told = readonly unknown[]

/** What a client was told, as far as a reading says it. Not every release tells of interim answers. */
function toldOf(heard: readonly Heard[], informs: boolean): Told[] {
  return heard.flatMap(({ aborted, body = '', bytes, complete, end, headers, status, told }): Told[] => {
    if (told === undefined || told === 'continue') return []
    if (told === 'information') return informs ? [[told, status]] : []
    if (told !== 'response') return [[told, status, headers, bytes]]
    return [[told, status, headers, body, end === true && !aborted && complete !== false]]
  })
}

function toldByReading(release: string, { bytes, end, method, upgrades }: Answer, informs: boolean) {
  const options = { client: true, end: end === true, upgrades: upgrades === true, ...(method && { method }) }
  const { error, left, messages } = parseWith(release, bytes, options)
  const told = messages.flatMap(({ body, complete, headers, status, told: how }): Told[] => {
    if (how === 'nobody') return []
    if (how === 'information') return informs ? [[how, status]] : []
    const all = Object.fromEntries(headers)
    if (how !== 'response') return [[how, status, all, left ? bytes.slice(left.from) : '']]
    return [[how, status, all, body.text, complete]]
  })
  return { told, fails: error !== null }
}

const isParseError = ({ error, message }: Heard): boolean => /HPE_|Parse Error/.test(`${error} ${message}`)

t.test('every answer is read as the client of each recorded release did', async t => {
  const cases = answers()
  const wrong: string[] = []
  let compared = 0
  for (const [number, rows] of recordedAnswers().entries()) {
    for (const { heard, releases } of rows) {
      const informs = heard.some(({ told }) => told === 'information')
      const real = JSON.stringify({ told: toldOf(heard, informs), fails: heard.some(isParseError) })
      for (const release of releases) {
        compared++
        const ours = JSON.stringify(toldByReading(release, cases[number], informs))
        if (ours !== real) wrong.push(`answer ${number} ${release}: ${real}, read ${ours}`)
      }
    }
  }
  t.same(wrong, [])
  t.ok(compared >= 700, `${compared} readings`)
})
