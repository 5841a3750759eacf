/** http-eras replay: recorded clients played against a server, or recorded servers for clients; results joined. */

import { erasError } from '../errors'
import type { Handler } from '../replay/play/handler'
import type { ReplayOptions } from '../replay/replay'
import { agrees, type ReplayResult } from '../replay/report/result'
import { writeWhole } from '../shared/write-whole'
import { type Call, command } from './command'
import {
  comparedOf,
  fieldsOf,
  hostsOf,
  oneOf,
  pem,
  rateOf,
  replayOptions,
  runtimeOf,
  speedOf,
  wholeOf,
  wordsOf,
} from './replay-options'
import { openReporters, type Reporters } from './reporters'
import { timeOf } from './values'

type Given = Call<typeof replayOptions>

export const replay = command({
  synopsis: 'replay FILE… (--to URL | --handler SCRIPT --as SPEC | --serve [HOST:]PORT), or replay merge RESULT…',
  summary: `Plays recorded traffic: its clients against a live server, or its server for live clients.
FILE is recorded traffic (.jsonl), a transcript or recording (.json), a HAR or a packet capture, compressed or not; - is the
standard input. --to and --handler compare what comes back with what was recorded; merge joins the results (--json) of
shares. docs/replay.md has all of it.`,
  options: replayOptions,
  actions: {
    merge: {
      synopsis: 'replay merge RESULT.json… [--json] [--html FILE]',
      summary: `Joins the results (--json) of several replays, such as those of shares (--shard), into one.
Exit code 1 if anything differs in any of them.`,
      options: ['json', 'reporter', 'html', 'show', 'curl'],
    },
  },
  async run(call) {
    const { options, words } = call
    if (words[0] === 'merge') return merge(call)
    if (words.length === 0) throw bad('no FILE given')
    const ways = (['to', 'handler', 'serve'] as const).filter(name => options[name] !== undefined)
    if (ways.length !== 1) {
      throw bad(
        ways.length === 0
          ? 'say where: --to URL, --handler SCRIPT or --serve PORT'
          : `--${ways.join(' and --')} exclude each other`,
      )
    }
    if (ways[0] === 'serve') {
      if (options.reporter !== undefined)
        throw bad('--reporter tells what came of a comparison, and --serve compares nothing: leave it out')
      const { serveFiles } = require('./replay-serve') as typeof import('./replay-serve')
      return serveFiles(call)
    }
    for (const name of ['match', 'closest'] as const)
      if (options[name] !== undefined) throw bad(`--${name} belongs to --serve`)
    return play(call)
  },
})

const bad = (message: string) => erasError('ERAS_BAD_OPTION', 'replay', message)

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

async function play(call: Given): Promise<number> {
  const { options, words, terminal } = call
  const settings = settingsOf(call)
  const reporters = openReporters('replay', options, terminal)
  const { replay } = require('../replay/replay') as typeof import('../replay/replay')
  const { progressLine } = require('../replay/report/progress') as typeof import('../replay/report/progress')
  const line = terminal.watched ? progressLine(text => void process.stderr.write(text)) : undefined
  const ended = new AbortController()
  let handler: Handler | undefined
  // Who sends it again means it.
  const end = () => {
    if (ended.signal.aborted) {
      handler?.kill()
      process.exit(1)
    }
    ended.abort()
  }
  for (const signal of signals) process.on(signal, end)
  let result: ReplayResult
  let died: ReplayResult['died']
  let patience = 0
  try {
    if (options.handler !== undefined) handler = await startFor(call, ended.signal)
    const to = handler?.url ?? (options.to as string)
    result = await replay(words, { ...settings, to, signal: ended.signal, progress: progress => line?.show(progress) })
    // Connections that break off are what a dying program is seen by, before its end is.
    const { closed = 0, reset = 0, refused = 0 } = result.failures
    if (closed + reset + refused > 0 && !ended.signal.aborted) patience = dying
  } finally {
    line?.clear()
    died = await handler?.stop(patience)
    for (const signal of signals) process.off(signal, end)
  }
  if (options.handler !== undefined) result.target = options.handler
  if (died) result.died = died
  if (result.connections === 0) terminal.talk('http-eras: replay: there was nothing to play')
  return reported(result, call, reporters)
}

/** How long a program whose connections broke off may take to end, in milliseconds. */
const dying = 3000

const startFor = ({ options }: Given, signal: AbortSignal): Promise<Handler> =>
  (require('../replay/play/handler') as typeof import('../replay/play/handler')).startHandler(
    options.handler as string,
    {
      as: options.as,
      with: options.with,
      faithful: options.faithful,
      signal,
    },
  )

function settingsOf({ options, terminal }: Given): Omit<ReplayOptions, 'to'> {
  const engine = oneOf('engine', options.engine, ['bytes', 'undici'] as const)
  return {
    engine,
    compare: comparedOf(options.compare, engine),
    ignore: wordsOf(options.ignore),
    learnNoise: options['learn-noise'],
    speed: speedOf(options.speed),
    concurrency: wholeOf('concurrency', options.concurrency),
    rate: rateOf(options.rate),
    pipelining: wholeOf('pipelining', options.pipelining),
    timeout: timeOf('replay', '--timeout', options.timeout),
    shard: options.shard,
    hosts: hostsOf(options.host),
    rewriteHost: options['rewrite-host'],
    setHeaders: fieldsOf(options.set),
    ca: options.ca === undefined ? undefined : pem(options.ca),
    insecure: options.insecure,
    runtime: runtimeOf(options.as),
    show: wholeOf('show', options.show, 0),
    maxRow: wholeOf('max-row', options['max-row']),
    note: message => terminal.talk(`http-eras: ${message}`),
  }
}

async function merge(call: Given): Promise<number> {
  const { options, words } = call
  const files = words.slice(1)
  if (files.length === 0) throw bad('merge takes the results to join: replay merge RESULT.json…')
  const { flawInShares, mergeResults, readResult } =
    require('../replay/report/merge') as typeof import('../replay/report/merge')
  const results = files.map(readResult)
  const reporters = openReporters('replay', options, call.terminal)
  const flaw = flawInShares(results)
  const code = reported(mergeResults(results, wholeOf('show', options.show, 0)), call, reporters)
  if (flaw === undefined) return code
  call.terminal.talk(`http-eras: replay: ${flaw}`)
  return 1
}

function reported(result: ReplayResult, { options }: Given, reporters: Reporters): number {
  const { summary } = require('../replay/report/summary') as typeof import('../replay/report/summary')
  const { replayMarkdown, replaySuites } = require('../replay/report/cases') as typeof import('../replay/report/cases')
  if (options.html !== undefined) {
    const { page } = require('../replay/report/html') as typeof import('../replay/report/html')
    writeWhole(options.html, page(result))
  }
  reporters.deliver({
    text: ({ paint }) => summary(result, paint, options.curl),
    json: () => JSON.stringify(result, null, 1),
    markdown: () => replayMarkdown(result),
    suites: () => replaySuites(result),
  })
  return agrees(result) ? 0 : 1
}
