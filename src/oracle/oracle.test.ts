/** Choosing scenarios, the peer, what is made stable, judging, and time as it is lived. */

import path from 'node:path'
import t from 'tap'
import { Pace } from '../shared/pace'
import { type Recording, type Transcript, variantOf } from '../transcript/types'
import { type Case, casesOf, judge } from './judge'
import { checkSteps, type PeerStep } from './peer'
import { corpusRecording, corpusScenario, readScenario, scenarioNames, select } from './scenario'
import { stabilizer, stableEvents } from './stable'

const names = scenarioNames()

const transcriptOf = (recording: Recording, runtime: string): Transcript => {
  const { runtimes, ...what } = variantOf(recording, runtime) as Recording['variants'][number]
  const { scenario, title, role } = recording
  return { format: 'wire-transcript/1', runtime, scenario, title, role, ...what }
}

t.test('every scenario has a recording of its title and role', async t => {
  const odd = names.filter(name => {
    const [{ title, role }, recording] = [corpusScenario(name), corpusRecording(name)]
    return recording.scenario !== name || recording.title !== title || recording.role !== role
  })
  t.same(odd, [])
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

t.test('words choose scenarios', async t => {
  const some = ['api/exports', 'client/agent-a', 'client/agent-b', 'server/exports']
  t.same(select([], some).chosen, some)
  t.same(select(['client'], some).chosen, ['client/agent-a', 'client/agent-b'])
  t.same(select(['client/'], some).chosen, ['client/agent-a', 'client/agent-b'])
  t.same(select(['exports'], some).chosen, ['api/exports', 'server/exports'])
  t.same(select(['*-a', 'api/exports'], some).chosen, ['api/exports', 'client/agent-a'])
  t.same(select(['oracle-tests/facts/scenarios/api/exports.js'], some).chosen, ['api/exports'])
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
  t.throws(() => checkSteps([[['toString'] as unknown as PeerStep]]), { message: /'toString'/ })
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
    const [{ agrees, runs }] = await judge([one], { run }, { concurrency: 4, onVerdict: v => heard.push(v.agrees) })
    t.same(heard, [agrees], 'one verdict is heard')
    return { agrees, runs }
  }
  t.same(await play(right), { agrees: true, runs: 1 })
  t.same(await play(wrong('a'), right), { agrees: true, runs: 2 })
  t.same(await play(wrong('a'), wrong('a'), right), { agrees: true, runs: 3 })
  t.same(await play(wrong('a'), wrong('a'), wrong('a')), { agrees: false, runs: 3 })
  t.same(await play(wrong('a'), wrong('b'), wrong('b'), wrong('b')), { agrees: false, runs: 4 })
  t.same(await play(wrong('a'), wrong('b'), wrong('c'), wrong('d'), right), { agrees: true, runs: 5 })
  t.same(await play(wrong('a'), wrong('b'), wrong('c'), wrong('d'), wrong('e')), { agrees: false, runs: 5 })
})
