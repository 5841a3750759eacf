/** Whatever a public function is given, it answers, or an ErasError says which argument it was and what it takes. */

import t, { type Test } from 'tap'
import { lines } from '../../versions'
import * as api from '../index'
import * as suites from '../test'
import { parametersOf } from './check'

// biome-ignore lint/suspicious/noExplicitAny: plain JavaScript calls it
type Called = (...args: any[]) => any

const [{ name: first }] = lines
const { name: last } = lines[lines.length - 1]
const request = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'
const transcript = api.parseTranscript('{"format":"recording/1","scenario":"x","variants":[]}')
const outcome = { connections: [], events: [] }
const nobody = 'http://127.0.0.1:1'

/** Arguments that each function takes. */
const calls: Record<string, readonly unknown[]> = {
  createHttp: [last, {}],
  resolve: [last],
  explain: [last],
  fixesOf: [first, {}],
  diffProfiles: [first, last, {}],
  diffTranscripts: [outcome, outcome],
  parseWith: [first, request, {}],
  readBytes: [request, { as: [first] }],
  explainReading: [request, { as: [first] }],
  minimizeBytes: [[first, last], request, {}],
  replay: [[], { to: nobody }],
  replayAgrees: [{ same: 1, different: 0, errors: 0 }],
  playServer: [[], {}],
  parseTranscript: [JSON.stringify(transcript), 'name'],
  describeEras: [[first], () => {}, { describe: (_title: string, body: () => unknown) => body(), test: () => {} }],
  expectSameWire: [[first, last], () => {}, { timeout: 1000 }],
  cassette: [__filename, { record: 'none' }],
}

/** What plain JavaScript may hand over. */
const oddities: readonly unknown[] = [
  undefined,
  null,
  true,
  12,
  -1,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  10n,
  'zz',
  '',
  Symbol('odd'),
  {},
  [],
  [undefined],
  [12],
  [[]],
  { zz: 1 },
  Object.create(null),
  new Map(),
  new Date(0),
  new ArrayBuffer(1),
  () => {},
  class {},
  new Proxy({}, {}),
]

/** Calls, and gives back the error; what was opened is closed. */
async function errorOf(made: Called, args: readonly unknown[]): Promise<unknown> {
  try {
    const result = await made(...args)
    if (typeof result?.close === 'function') await result.close()
    return undefined
  } catch (error) {
    return error
  }
}

const functions = Object.entries({ ...api, ...suites } as Record<string, unknown>).filter(
  (entry): entry is [string, Called] => typeof entry[1] === 'function' && entry[1] !== api.ErasError,
)

/** Fails for an error that is not one of the catalogue, or that does not tell where it is. */
function tells(t: Test, error: unknown, name: string, where: string): void {
  if (error === undefined) return
  if (!(error instanceof api.ErasError)) return void t.fail(`${where}: ${(error as Error)?.stack ?? String(error)}`)
  if (error.code === 'ERAS_BAD_ARGUMENT') t.ok(error.message.includes(`${name}(): `), `${where}: ${error.message}`)
}

t.test('every public function is checked', async t => {
  t.same(functions.map(([name]) => name).sort(), Object.keys(calls).sort())
  for (const [name, made] of functions) {
    t.ok(parametersOf(made), name)
    t.equal(made.name, name)
  }
})

for (const [name, made] of functions) {
  t.test(`${name} tells of arguments and options of the wrong type`, async t => {
    const args = calls[name]
    const parameters = Object.entries(parametersOf(made) ?? {})
    let refused = 0
    for (const [at, [parameter, { entries }]] of parameters.entries()) {
      const withValue = async (value: unknown, where: string) => {
        const error = await errorOf(made, args.with(at, value))
        tells(t, error, name, `${where} ${typeof value}`)
        if (error !== undefined) refused++
      }
      for (const value of oddities) await withValue(value, parameter)
      for (const option of Object.keys(entries ?? {}))
        for (const value of oddities)
          await withValue({ ...(args[at] as object), [option]: value }, `${parameter}.${option}`)
      for (const option of Object.keys(entries ?? {})) {
        const error = (await errorOf(
          made,
          args.with(at, { ...(args[at] as object), [`${option}${option.at(-1)}`]: 1 }),
        )) as Error
        t.match(error?.message, new RegExp(`did you mean (.* or )?${option}( or .*)?\\?`))
      }
    }
    t.ok(refused > 10, `${refused} refused`)
    t.match(await errorOf(made, []), { name: 'ErasError', code: 'ERAS_BAD_ARGUMENT' }, 'nothing at all')
  })
}

t.test('the message names the function, the place and what is taken', async t => {
  const says = (call: () => unknown, message: RegExp) => t.throws(call, { code: 'ERAS_BAD_ARGUMENT', message })
  const { createHttp, readBytes, resolve } = api as unknown as Record<string, Called>
  says(
    () => createHttp(undefined),
    /^http-eras: createHttp\(\): spec is undefined, and takes a version as a text, such as /,
  )
  says(() => resolve(12), /resolve\(\): spec is 12, and takes a version/)
  says(
    () => createHttp(last, { withh: 'x' }),
    /options has no option 'withh': did you mean with\? There are faithful, guard/,
  )
  says(
    () => createHttp(last, { maxHeaderSize: 'x' }),
    /options\.maxHeaderSize is 'x', and takes a whole number of bytes/,
  )
  says(() => readBytes(request, { as: '12' }), /options\.as is '12', and takes a list of texts/)
  says(() => readBytes(request, { as: ['12', 12] }), /options\.as\[1\] is 12, and takes a text/)
  says(() => createHttp(last, { guard: { host: 1 } }), /options\.guard\.host is 1, and takes true or false/)
})

t.test('options are taken from wherever a program reads them, and checked there', async t => {
  const { createHttp, playServer, readBytes } = api as unknown as Record<string, Called>
  class Options {
    get faithful() {
      return this.value
    }
    constructor(readonly value: unknown) {
      Object.defineProperty(this, 'value', { enumerable: false })
    }
  }
  const nothing = Object.assign(Object.create(null), { faithful: true })
  for (const options of [new Options(true), nothing, Object.freeze({ faithful: true, with: undefined })])
    t.ok(createHttp(last, options))
  t.throws(() => createHttp(last, new Options('yes')), { message: /options\.faithful is 'yes'/ })
  await t.rejects(playServer([], Object.create({ port: 'x' })), { message: /options\.port is 'x'/ })
  t.throws(() => readBytes(request, Object.create({ as: 12 })), { message: /options\.as is 12/ })
})

t.test('a method may be called class, a profile may be a copy, and a part of one is none', async t => {
  const { createHttp, playServer, replay, resolve } = api as unknown as Record<string, Called>
  const { class: note } = { class() {} }
  await (await playServer([], { note })).close()
  const profile = JSON.parse(JSON.stringify(resolve(last)))
  t.ok(createHttp(profile))
  t.throws(() => createHttp({ ...profile, agent: {} }), { code: 'ERAS_BAD_ARGUMENT', message: /takes .*a profile/ })
  for (const timeout of [2 ** 31, Number.POSITIVE_INFINITY])
    await t.rejects(replay([], { to: nobody, timeout }), { message: /options\.timeout is .*at most 2147483647/ })
})

t.test('recordings that lack what is played are told', async t => {
  const { diffTranscripts, playServer, replay } = api as unknown as Record<string, Called>
  const connections = [{ closed: null, turns: [{ from: 'client', bytes: 12 }] }]
  const broken = [
    { format: 'zz' },
    { format: 'recording/1' },
    { format: 'recording/1', variants: [{ runtimes: [], connections, events: [] }] },
    { format: 'wire-transcript/1', connections, events: [] },
    { format: 'wire-transcript/1', connections: [1n], events: [] },
  ]
  for (const one of broken) {
    const told = { code: 'ERAS_NOT_TRANSCRIPT', message: /transcript 1 / }
    await t.rejects(replay([one], { to: nobody }), told)
    await t.rejects(playServer([one]), told)
    const each = (async function* () {
      yield one
    })()
    await t.rejects(replay(each, { to: nobody }), told)
    if (!one.connections?.includes(1n as never))
      t.throws(() => api.parseTranscript(JSON.stringify(one)), { code: 'ERAS_NOT_TRANSCRIPT' })
    t.throws(() => diffTranscripts(one, outcome), { code: 'ERAS_BAD_ARGUMENT' })
  }
})
