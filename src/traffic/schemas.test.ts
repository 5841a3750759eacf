/** The published schemas say what the code says. */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import Ajv2020 from 'ajv/dist/2020'
import t from 'tap'
import { unpack } from '../oracle/merge'
import { corpusRecording, scenarioNames } from '../oracle/scenario'
import { root } from '../shared/facts'
import { wrongIn } from '../transcript/check'
import type { Traffic } from '../transcript/types'
import { ConnectionLog } from './record/connection-log'
import { Watch } from './record/watch'
import { rulesOf } from './redact/rules'

const schemaOf = (name: string) =>
  JSON.parse(readFileSync(path.join(root, `schemas/${name}.schema.json`), 'utf8')) as Record<string, unknown>

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true })
const isRecording = ajv.compile(schemaOf('recording'))
const isTranscript = ajv.compile(schemaOf('wire-transcript'))

t.test('every recording is one, and so is every run that it stands for', async t => {
  const wrong: string[] = []
  for (const name of scenarioNames()) {
    const recording = corpusRecording(name)
    if (!isRecording(recording)) wrong.push(`${name}: ${ajv.errorsText(isRecording.errors)}`)
    const [run] = unpack(recording)
    if (!isTranscript(run)) wrong.push(`${name}: ${ajv.errorsText(isTranscript.errors)}`)
  }
  t.same(wrong, [])
})

/** Rows as the recorder makes them: whole, and in parts. */
function rows(): Traffic[] {
  return logs(new Date().toISOString(), (log, more) => log.row(more))
}

/** @param began stands in the place of when they began */
function logs<T>(began: string, take: (log: ConnectionLog, more: boolean) => T): T[] {
  const about = { id: 'a-1', client: '127.0.0.1:5', server: '[::1]:80', tls: true }
  const make = (tls: boolean, names: string[]): ConnectionLog => {
    const log = new ConnectionLog(
      { ...about, tls },
      new Watch(new Set(names), rulesOf({ query: ['q'], json: ['p'], form: ['f'] })),
    )
    Object.assign(log as object, { at: began, time: () => 1234 })
    return log
  }
  const log = make(true, ['cookie'])
  log.add('client', Buffer.from('GET /?q=1 HTTP/1.1\r\nCookie: a\r\nContent-Length: 3\r\n\r\nf=1'))
  const json = 'Content-Type: application/json\r\nContent-Length: 7\r\n\r\n{"p":1}'
  log.add('client', Buffer.from(`GET / HTTP/1.1\r\n${json}`))
  log.add('server', Buffer.from([0, 10, 200, 255]))
  log.add('server', Buffer.from('"\\'))
  const part = take(log, true)
  log.end('client', 'end')
  log.end('server', 'reset')
  const failed = make(false, [])
  failed.fail('connect ECONNREFUSED “there”')
  return [part, take(log, false), take(failed, false)]
}

t.test('what the recorder prints is the row', async t => {
  const began = new Date().toISOString()
  const lines = logs(began, (log, more) => log.line(more).toString())
  t.same(
    lines,
    logs(began, (log, more) => `${JSON.stringify(log.row(more))}\n`),
  )
})

t.test('what the recorder writes is valid', async t => {
  for (const row of rows()) {
    t.ok(isTranscript(row), ajv.errorsText(isTranscript.errors))
    t.equal(wrongIn(row), undefined)
  }
})

/** Every value within a value, by its path. */
function* places(value: unknown, at: (string | number)[] = []): Generator<(string | number)[]> {
  if (typeof value !== 'object' || value === null) return
  for (const key of Object.keys(value)) {
    const place = [...at, key]
    yield place
    yield* places((value as Record<string, unknown>)[key], place)
  }
}

const odd = [undefined, null, 0, -1, 1.5, '', 'x', '€', true, false, [], [[]], {}, [1], ['x'], [[0, 0]]]

t.test('whatever is changed in a row, the schema and the code refuse the same', async t => {
  const different: string[] = []
  let refused = 0
  for (const row of rows()) {
    for (const place of places(row)) {
      for (const value of odd) {
        const changed = structuredClone(row) as unknown as Record<string, unknown>
        const last = place[place.length - 1]
        let within = changed
        for (const key of place.slice(0, -1)) within = within[key] as Record<string, unknown>
        if (value === undefined && Array.isArray(within)) continue
        if (value === undefined) delete within[last]
        else within[last] = value
        const code = wrongIn(changed)
        if (code !== undefined) refused++
        if (isTranscript(changed) !== (code === undefined)) {
          different.push(
            `${place.join('.')} = ${JSON.stringify(value)}: ${code} / ${ajv.errorsText(isTranscript.errors)}`,
          )
        }
      }
    }
  }
  t.same(different, [])
  t.ok(refused > 500)
})
