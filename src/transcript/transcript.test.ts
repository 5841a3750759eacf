/** The formats, what is made stable, comparing, choosing, time as lived. */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import { type Case, casesOf, judge } from '../oracle/judge'
import { checkSteps, type Step } from '../oracle/peer'
import {
  corpusRecording,
  corpusScenario,
  readScenario,
  recordingDirectory,
  scenarioNames,
  select,
} from '../oracle/scenario'
import { stabilizer, stableEvents } from '../oracle/stable'
import { Pace } from '../shared/pace'
import { align, around } from './align'
import { compare, connectionLines, escapeBytes, printDifferences, same } from './compare'
import { pack, parse, printRecording, printTranscript } from './format'
import { linesOf, type Outcome, type Recording, type Transcript, variantOf } from './types'

const names = scenarioNames()

const outcome = (...bytes: string[]): Outcome => ({
  connections: [{ closed: 'end', turns: [{ from: 'client', bytes }] }],
  events: [['request', '/']],
})

const transcriptOf = (recording: Recording, runtime: string): Transcript => {
  const { runtimes, ...what } = variantOf(recording, runtime) as Recording['variants'][number]
  const { scenario, title, role } = recording
  return { format: 'wire-transcript/1', runtime, scenario, title, role, ...what }
}

t.test('every recording comes out of the printer byte for byte as it went in', async t => {
  const changed = names.filter(name => {
    const text = readFileSync(path.join(recordingDirectory, `${name}.json`), 'utf8')
    return printRecording(parse(text) as Recording) !== text
  })
  t.same(changed, [])
})

t.test('every scenario has a recording of its title and role', async t => {
  const odd = names.filter(name => {
    const [{ title, role }, recording] = [corpusScenario(name), corpusRecording(name)]
    return recording.scenario !== name || recording.title !== title || recording.role !== role
  })
  t.same(odd, [])
})

t.test('a transcript is read as it was printed; packed again, equal runtimes share a variant', async t => {
  const recording = corpusRecording('server/aborted-pipelined')
  const runtimes = recording.variants.flatMap(variant => variant.runtimes)
  const transcripts = runtimes.map(runtime => transcriptOf(recording, runtime))
  for (const transcript of transcripts) t.same(parse(printTranscript(transcript)), transcript)
  t.same(pack(transcripts), recording)
  t.match(printTranscript({ ...transcripts[0], exit: 'SIGKILL' }), '"exit": "SIGKILL"')
})

t.test('what is no transcript is refused by name', async t => {
  t.throws(() => parse('{', 'a.json'), { message: /^a\.json: no JSON: / })
  t.throws(() => parse('null', 'a.json'), { message: /^a\.json: its format is undefined/ })
  t.throws(() => parse('{"format":"recording/9"}', 'a.json'), { message: /"recording\/9"/ })
})

t.test('lines are cut after line feeds and nothing is lost', async t => {
  t.same(linesOf('a\r\nb\n\nc'), ['a\r\n', 'b\n', '\n', 'c'])
  t.same(linesOf(''), [''])
})

t.test('only this run’s ports and only dates of this hour are made stable', async t => {
  const now = Date.parse('Tue, 01 Nov 2011 12:30:00 GMT')
  const stable = stabilizer([0, 40001, 40002, 40001], now)
  t.equal(stable('Host: h:40001 40002 40003'), 'Host: h:{port} {port} 40003')
  t.equal(stable('Date: Tue, 01 Nov 2011 12:31:00 GMT\r\n'), 'Date: {date}\r\n')
  t.equal(stable('Expires: Tue, 01 Nov 2011 14:31:00 GMT'), 'Expires: Tue, 01 Nov 2011 14:31:00 GMT')
  t.same(
    stableEvents([['port', 40001, 'h:40002']], t => stable(t).replaceAll('{port}', '1')),
    [['port', 1, 'h:1']],
  )
})

t.test('two lists are aligned on their longest common part', async t => {
  const kinds = (a: string, b: string) =>
    align([...a], [...b])
      .map(({ kind, text }) => ({ first: '-', second: '+', both: '' })[kind] + text)
      .join('')
  t.equal(kinds('abc', 'abc'), 'abc')
  t.equal(kinds('', 'ab'), '+a+b')
  t.equal(kinds('ab', ''), '-a-b')
  t.equal(kinds('xaby', 'xbcy'), 'x-ab+cy')
  t.equal(kinds('aa', 'a'), 'a-a')
  t.test('also when they are too long for a table', async t => {
    const long = (what: string) => ['same', ...Array.from({ length: 2500 }, (_, k) => `${what}${k}`), 'end']
    const lines = align(long('a'), long('b'))
    t.same(lines[0], { kind: 'both', text: 'same' })
    t.equal(lines.filter(line => line.kind === 'first').length, 2500)
    t.equal(lines.filter(line => line.kind === 'second').length, 2500)
  })
  t.test('and far from a difference left out', async t => {
    const shown = around(align([...'abcdefg'], [...'abcxefg']), 1).map(line => line.text)
    t.same(shown, ['…', 'c', 'd', 'x', 'e', '…'])
  })
})

t.test('a difference is shown where it is, bytes escaped', async t => {
  t.equal(escapeBytes('a\r\n\t\\\x00\xff'), 'a\\r\\n\\t\\\\\\x00\\xff')
  const [a, b] = [outcome('GET / HTTP/1.1\r\n', '\r\n'), outcome('GET / HTTP/1.0\r\n', '\r\n')]
  t.ok(same(a, structuredClone(a)))
  t.notOk(same(a, b))
  t.same(compare(a, a), [])
  t.same(connectionLines(a.connections[0]), ['client: GET / HTTP/1.1\\r\\n', '        \\r\\n', 'closed: end'])
  t.equal(
    printDifferences(compare(a, b)),
    `  connection 1
    - client: GET / HTTP/1.1\\r\\n
    + client: GET / HTTP/1.0\\r\\n
              \\r\\n
      closed: end
`,
  )
  t.test('a connection or an event too many, another exit', async t => {
    const more = { ...a, exit: 1, connections: [...a.connections, ...a.connections], events: [] }
    t.same(
      compare(a, more).map(difference => difference.place),
      ['connection 2', 'events', 'exit'],
    )
  })
  t.test('a turn that begins elsewhere', async t => {
    const cut: Outcome = structuredClone(a)
    cut.connections[0].turns = a.connections[0].turns[0].bytes.map(line => ({ from: 'client', bytes: [line] }))
    t.notOk(same(a, cut))
    t.equal(compare(a, cut).length, 1)
  })
})

t.test('words choose scenarios', async t => {
  const some = ['api/exports', 'client/agent-a', 'client/agent-b', 'server/exports']
  t.same(select([], some).chosen, some)
  t.same(select(['client'], some).chosen, ['client/agent-a', 'client/agent-b'])
  t.same(select(['client/'], some).chosen, ['client/agent-a', 'client/agent-b'])
  t.same(select(['exports'], some).chosen, ['api/exports', 'server/exports'])
  t.same(select(['*-a', 'api/exports'], some).chosen, ['api/exports', 'client/agent-a'])
  t.same(select(['oracle-tests/scenarios/api/exports.js'], some).chosen, ['api/exports'])
  t.same(select(['api', 'a.i/exports', 'nothing'], some), {
    chosen: ['api/exports'],
    unknown: ['a.i/exports', 'nothing'],
  })
})

t.test('a scenario that asks a peer for an unknown step is refused when it is read', async t => {
  const directory = t.testdir({ 'odd.js': "exports.role = 'server'; exports.peer = [['send', 'x'], ['shout']]" })
  t.throws(() => readScenario(path.join(directory, 'odd.js')), {
    message: /no such step of a peer: 'shout'; there are send, /,
  })
  t.throws(() => checkSteps([[['toString'] as unknown as Step]]), { message: /'toString'/ })
})

t.test('time counts as it is lived', async t => {
  const pace = new Pace()
  const begin = performance.now()
  const slept = pace.sleep(40)
  while (performance.now() - begin < 60); // this thread is busy: a look at the clock would say that it is over
  let over = false
  void slept.then(() => {
    over = true
  })
  await new Promise(resolve => setTimeout(resolve, 10))
  t.notOk(over, 'time in which nothing could happen does not count')
  await slept
  t.ok(performance.now() - begin >= 85)
  t.equal(await pace.until(() => false, 12), false)
  t.equal(await pace.until(() => true), true)
  let met = false
  setTimeout(() => {
    met = true
  }, 10)
  t.equal(await pace.until(() => met), true)
})

t.test('a run that disagrees is done again before it counts', async t => {
  const [one] = casesOf(['server/aborted-pipelined'], ['0.4.12'])
  const right = transcriptOf(corpusRecording(one.scenario), one.release)
  const wrong = (event: string): Transcript => ({ ...right, events: [[event]] })
  const play = async (...outcomes: Transcript[]) => {
    const heard: boolean[] = []
    const run = async (_: Case) => outcomes.shift() as Transcript
    const [{ agrees, runs }] = await judge([one], { run }, { concurrency: 4, heard: v => heard.push(v.agrees) })
    t.same(heard, [agrees], 'one verdict is heard')
    return { agrees, runs }
  }
  t.same(await play(right), { agrees: true, runs: 1 })
  t.same(await play(wrong('a'), right), { agrees: true, runs: 2 })
  t.same(await play(wrong('a'), wrong('a')), { agrees: false, runs: 2 })
  t.same(await play(wrong('a'), wrong('b'), right), { agrees: true, runs: 3 })
  t.same(await play(wrong('a'), wrong('b'), wrong('c')), { agrees: false, runs: 3 })
})
