/** The formats, aligning and comparing. */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import { corpusRecording, scenarioNames } from '../oracle/scenario'
import { factPlaces } from '../shared/facts'
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
    const text = readFileSync(path.join(factPlaces().recordings, `${name}.json`), 'utf8')
    return printRecording(parse(text) as Recording) !== text
  })
  t.same(changed, [])
})

t.test('a transcript is read as it was printed; packed again, equal runtimes share a variant', async t => {
  const recording = corpusRecording('server/aborted-pipelined')
  const runtimes = recording.variants.flatMap(variant => variant.runtimes)
  const transcripts = runtimes.map(runtime => transcriptOf(recording, runtime))
  for (const transcript of transcripts) t.same(parse(printTranscript(transcript)), transcript)
  t.same(pack(transcripts), recording)
  t.match(printTranscript({ ...transcripts[0], exit: 'SIGKILL' }), '"exit": "SIGKILL"')
})

t.test('what is not a transcript is refused by name', async t => {
  t.throws(() => parse('{', 'a.json'), {
    code: 'ERAS_NOT_TRANSCRIPT',
    message: /a\.json is not a transcript: it is not JSON: /,
  })
  t.throws(() => parse('null', 'a.json'), {
    code: 'ERAS_NOT_TRANSCRIPT',
    message: /a\.json is not a transcript: its format is not said/,
  })
  t.throws(() => parse('{"format":"recording/9"}', 'a.json'), { message: /"recording\/9"/ })
})

t.test('lines are cut after line feeds and nothing is lost', async t => {
  t.same(linesOf('a\r\nb\n\nc'), ['a\r\n', 'b\n', '\n', 'c'])
  t.same(linesOf(''), [''])
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
