/** Programs whose differences are explained, and what programs meet, as the command tells it. */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import Ajv2020 from 'ajv/dist/2020'
import t, { type Test } from 'tap'
import { called } from '../../cli/called.test.helper'
import { renderProgramReport } from '../html/program-report'
import { programMarkdown, programText } from '../program/text'
import { metMarkdown, metText } from './report/met'
import type { Explained } from './report/types'
import { metByScript, whyScript } from './why'

t.setTimeout(3_600_000)

const root = path.join(__dirname, '../../../..')
const eras = (...args: string[]) => called('diff', ...args)
const scriptOf = (t: Test, text: string): string => path.join(t.testdir({ 'app.js': text }), 'app.js')

const paint = (_style: string, text: string) => text
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true })
const schema = (name: string) => JSON.parse(readFileSync(path.join(root, `schemas/${name}.schema.json`), 'utf8'))
ajv.addSchema(['profile-diff', 'bisect'].map(schema))
function fits(t: Test, name: string, told: object): void {
  const check = ajv.compile(schema(name))
  t.ok(check(told), ajv.errorsText(check.errors).slice(0, 300))
}

const program = `
  var http = require('http')
  console.log('308 is ' + http.STATUS_CODES[308])
  console.log('sockets ' + http.globalAgent.maxSockets)
  console.log('both', 1)
`

t.test('each difference has its cause, as JSON, text, Markdown and a page', async t => {
  const left: (number | undefined)[] = []
  const subject = { script: scriptOf(t, program), args: [] }
  const told = await whyScript('0.10.48', '0.12.18', subject, {
    timeout: 60_000,
    progress: (_runs, yet) => left.push(yet),
  })
  fits(t, 'program-diff', JSON.parse(JSON.stringify(told)))
  const causes = told.why?.causes.map(({ parts, differences, release }) => [parts[0].part, differences, release])
  t.same(causes?.sort(), [
    ['agent.maxSockets', ['stdout:2'], '0.11.4'],
    ['module.statusCodes', ['stdout:1'], '0.11.14'],
  ])
  t.same(told.why?.unexplained, [])
  t.ok(
    left.some(yet => yet !== undefined),
    'it tells how many runs are left',
  )
  const text = programText(told, { paint })
  t.match(text, /differs in stdout/)
  t.match(text, /^ *\d\. agent\.maxSockets/m)
  t.match(text, /to keep it as it was: with agent\.maxSockets@0\.10\.48$/m)
  t.match(programMarkdown(told), /^### \d\. `agent\.maxSockets`/m)
  const page = renderProgramReport(told)
  t.match(page, /<h3>agent\.maxSockets<\/h3>/)

  const unexplained = { ...told, why: { ...(told.why as Explained), causes: [], unexplained: ['stdout:1'] } }
  for (const one of [
    programText(unexplained, { paint }),
    programMarkdown(unexplained),
    renderProgramReport(unexplained),
  ]) {
    t.match(one, /1 difference that no behaviour makes: a fault of http-eras, or chance in the program/)
  }
})

t.test('what a program meets', async t => {
  const subject = { script: scriptOf(t, "console.log(require('http').globalAgent.maxSockets)"), args: [] }
  const met = await metByScript('0.10.48', '0.12.18', subject, { timeout: 60_000 })
  fits(t, 'met-by', JSON.parse(JSON.stringify(met)))
  t.same(
    met.met.map(({ part, kinds, under }) => [part, kinds, under]),
    [['agent.maxSockets', ['output'], ['a', 'b']]],
  )
  t.ok(met.behaviours > 20)
  const text = metText(met, paint)
  t.match(text, `1 of ${met.behaviours} affects what this program does`)
  t.match(text, 'since 0.11.4')
  t.match(text, 'shows in output')
  t.match(metMarkdown(met), '- `agent.maxSockets`')
})

t.test('on the command line: formats and exit codes', async t => {
  const script = scriptOf(t, 'console.log(1)')
  const same = await eras('0.10.48', '0.10.48', script, '--why', '--json')
  t.equal(same.status, 0, same.stderr)
  t.same(JSON.parse(same.stdout).why.causes, [])
  const page = path.join(path.dirname(script), 'out.html')
  t.equal((await eras('12.22.12', '12.22.12', script, '--html', page)).status, 0)
  t.match(readFileSync(page, 'utf8'), /no differences in 2 runs of each/)
  const none = await eras('12.22.11', '12.22.12', '--met-by', script, '--by', 'wire')
  t.equal(none.status, 0, none.stderr)
  t.match(none.stdout, /: 0 of \d+ affect/)
  const dice = scriptOf(t, 'console.log(Math.random())')
  const unsteady = await eras('12.22.11', '12.22.12', '--met-by', dice)
  t.equal(unsteady.status, 1, 'of what changes by itself nothing can be told')
  t.match(unsteady.stdout, /not the same in all runs of one version.*: stdout/)
})

t.test('mistaken calls', async t => {
  const script = scriptOf(t, 'process.exit(3)')
  for (const [args, message] of [
    [['12', '24', '--why'], '--why explains what a script does'],
    [['12', '24', script, '--runs', '3'], '--runs is for --why'],
    [['12', '24', script, '--by', 'wire'], '--by says what counts for --met-by'],
    [['12', '24', '--met-by', script, '--why'], '--why and --met-by: one of the two'],
    [['12', '24', '--met-by', script, '--by', 'all of it'], '--by takes exit'],
    [['12', '24', '--met-by', `${script}.none`], 'there is no script'],
  ] as const) {
    const { status, stderr } = await eras(...args)
    t.equal(status, 2, stderr)
    t.match(stderr, message)
  }
  const { status, stderr } = await eras('12', '24', '--met-by', script)
  t.equal(status, 1, 'the call was right, the program failed')
  t.match(stderr, 'ERAS_NOTHING_RAN')
})
