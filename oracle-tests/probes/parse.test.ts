/**
 * What `parseWith` reads of every probe, held against what the real binaries did with it: the requests that were told, their
 * headers, bodies and trailers, what the other protocol got, the answer to what is refused, and whether the connection stayed
 * open. 294 probes on 9 releases.
 */

import t from 'tap'
import { parseWith } from '../../src'
import type { Field, Reading, ReadMessage } from '../../src/parse/types'
import { type Probe, probes, recorded, type Seen } from './play'

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

const json = (fields: readonly Field[]) => JSON.stringify(Object.fromEntries(fields))

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

t.test('every probe is read as each recorded release did', async t => {
  const inputs = probes()
  const wrong: string[] = []
  let compared = 0
  for (const [name, variants] of Object.entries(recorded())) {
    for (const variant of variants) {
      const real = JSON.stringify(seen(variant))
      for (const release of variant.releases) {
        compared++
        const ours = JSON.stringify(read(release, inputs[name]))
        if (ours !== real) wrong.push(`${name} ${release}: ${real.slice(0, 300)}, read ${ours.slice(0, 300)}`)
      }
    }
  }
  t.same(wrong, [])
  t.equal(compared, 2646, `${compared} readings`)
})
