/** Scenarios of `http-eras record`: run on profiles or real binaries, and merged into recordings, or compared with them. */

import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ErasError, erasError } from '../errors'
import { judge, type Verdict } from '../oracle/judge'
import { merge } from '../oracle/merge'
import { perform } from '../oracle/perform'
import { childRuntime, versionOf } from '../oracle/runtime/child'
import { Pool } from '../oracle/runtime/pool'
import { scenarioNames, scenarioOf, select } from '../oracle/scenario'
import { nearest } from '../profile/nearest'
import { nameByBinary } from '../profile/release'
import { resolve } from '../profile/resolve'
import { factPlaces } from '../shared/facts'
import { writeWhole } from '../shared/write-whole'
import { compare, printDifferences, same } from '../transcript/compare'
import { parse, printRecording } from '../transcript/format'
import { type Recording, type Transcript, variantOf } from '../transcript/types'
import type { RecordCall } from './record-options'
import type { Terminal } from './terminal'

/** What runs scenarios, and how its runs are called in recordings. */
interface Performer {
  label: string
  /** Whose recording its runs are compared with, if there is none of its own. */
  like?: string
  run(scenario: string): Promise<Transcript>
  atOnce: number
}

/** What became of one scenario on one runtime. */
type Result = 'same' | 'new' | 'changed' | 'unsteady' | 'differs' | 'not recorded'
const failures: readonly Result[] = ['unsteady', 'differs', 'not recorded']

const bad = (message: string) => erasError('ERAS_BAD_OPTION', 'record', message)

/** Scenarios of the corpus by name, area or pattern, and others by the path of their file. */
function chosenOf(words: readonly string[]): string[] {
  const files = words.filter(word => word.endsWith('.js') && existsSync(word))
  const others = words.filter(word => !files.includes(word))
  if (others.length === 0 && files.length > 0) return files
  const names = scenarioNames()
  const { chosen, unknown } = select(others, names)
  if (unknown.length > 0) throw erasError('ERAS_UNKNOWN_SCENARIO', unknown[0], nearest(unknown[0], names))
  return [...files, ...chosen]
}

function binary(file: string): Performer {
  let version: string
  try {
    version = versionOf(file)
  } catch (error) {
    throw bad(`--runtime ${file} cannot be run: ${(error as Error).message}`)
  }
  const runtime = childRuntime(file)
  const label = nameByBinary(path.basename(file), version)
  return { label, run: scenario => perform(scenarioOf(scenario), runtime), atOnce: 6 }
}

function profile(spec: string, pool: Pool): Performer {
  const { release } = resolve(spec)
  return { label: `http-eras ${release}`, like: release, run: scenario => pool.run({ scenario, release }), atOnce: 48 }
}

const nameOf = (scenario: string): string => scenarioOf(scenario).name

/** The recordings below a directory. */
class Shelf {
  constructor(private readonly directory: string) {}

  private file(name: string): string {
    return path.join(this.directory, `${name}.json`)
  }

  /** @throws Error if there is a file that is not a recording */
  get(name: string): Recording | undefined {
    const file = this.file(name)
    if (!existsSync(file)) return undefined
    let value: ReturnType<typeof parse>
    try {
      value = parse(readFileSync(file, 'utf8'), file)
    } catch (error) {
      if (error instanceof ErasError) throw error
      throw bad((error as Error).message)
    }
    if (value.format !== 'recording/1') throw bad(`${file} is one run, and no recording of many runtimes`)
    return value
  }

  put(recording: Recording): void {
    const file = this.file(recording.scenario)
    mkdirSync(path.dirname(file), { recursive: true })
    writeWhole(file, printRecording(recording))
  }
}

/** Runs all scenarios on one runtime, each until it came out the same way twice, or as it was recorded. */
async function performAll(performer: Performer, scenarios: string[], shelf: Shelf, received: (v: Verdict) => void) {
  const { label, like = label, run, atOnce } = performer
  const recorded = (scenario: string) => {
    const recording = shelf.get(nameOf(scenario))
    return recording && (variantOf(recording, label) ?? variantOf(recording, like))
  }
  await judge(
    scenarios.map(scenario => ({ scenario, release: label })),
    {
      run: ({ scenario }) => run(scenario),
      expected: ({ scenario }) => {
        const variant = recorded(scenario)
        return variant ? Promise.resolve(variant) : run(scenario)
      },
    },
    { concurrency: atOnce, onVerdict: received },
  )
}

/** Options that mean something for live traffic alone. */
const ofTraffic = [
  'mode',
  'rotate',
  'fsync',
  'redact',
  'redact-query',
  'redact-json',
  'redact-form',
  'keep-secrets',
  'open-proxy',
] as const

/** Runs what was asked for. */
export async function recordScenarios({ options, words, terminal }: RecordCall): Promise<number> {
  const { as = [], runtime = [], check = false, out, json } = options
  if (words.length === 0) throw bad("say which scenarios: names, areas, patterns such as 'client/*', or files")
  const odd = ofTraffic.find(name => options[name] !== undefined)
  if (odd !== undefined) throw bad(`--${odd} belongs to --listen and --forward`)
  if (out === undefined && !check) throw bad('-o DIR is missing: the directory of the recordings')
  const chosen = chosenOf(words)
  const shelf = new Shelf(out ?? factPlaces().recordings)
  const pool = as.length > 0 ? new Pool() : undefined
  const results: { runtime: string; scenario: string; result: Result }[] = []
  try {
    const performers = [
      ...runtime.map(binary),
      ...as.flatMap(spec => spec.split(',')).map(spec => profile(spec, pool as Pool)),
    ]
    for (const performer of performers) {
      const again: Promise<void>[] = []
      await performAll(performer, chosen, shelf, verdict => {
        again.push(
          settle(verdict, performer, shelf, check).then(result => {
            results.push({ runtime: performer.label, scenario: nameOf(verdict.scenario), result })
            if (!json) report(verdict, performer, result, terminal)
          }),
        )
      })
      await Promise.all(again)
    }
  } finally {
    await pool?.close()
  }
  terminal.answer(json ? JSON.stringify({ results }, null, 1) : countText(results.map(({ result }) => result)))
  if (results.length === 0) terminal.talk('http-eras: record: no scenario was run')
  return results.length === 0 || results.some(({ result }) => failures.includes(result)) ? 1 : 0
}

/** Writes a run down, or says how it compares. */
async function settle(verdict: Verdict, performer: Performer, shelf: Shelf, check: boolean): Promise<Result> {
  const { label, like = label, run } = performer
  const name = nameOf(verdict.scenario)
  const recording = shelf.get(name)
  const own = recording && variantOf(recording, label)
  const known = own ?? (recording && variantOf(recording, like))
  if (check && !known) return 'not recorded'
  if (check) return verdict.agrees ? 'same' : 'differs'
  if (own && verdict.agrees) return 'same'
  // What is to be written must come out the same way once more; without a recording, two runs agreed already.
  const steady = known ? same(verdict.seen, await run(verdict.scenario)) : verdict.agrees
  if (!steady) return 'unsteady'
  shelf.put(merge(shelf.get(name), { ...verdict.seen, runtime: label }))
  return own ? 'changed' : 'new'
}

const says: Record<Result, string> = {
  same: 'as recorded',
  new: 'recorded',
  changed: 'recorded anew',
  unsteady: 'not recorded: it came out differently from run to run',
  differs: 'differs from the recording',
  'not recorded': 'there is no recording of it',
}

function report({ expected, seen }: Verdict, { label }: Performer, result: Result, terminal: Terminal): void {
  if (result === 'same') return
  terminal.answer(`${label}  ${terminal.paint('bold', seen.scenario)}: ${says[result]}`)
  if (result === 'differs' || result === 'changed')
    terminal.answer(printDifferences(compare(expected, seen), { paint: terminal.paint }))
}

const countText = (results: Result[]): string =>
  (Object.keys(says) as Result[])
    .map(result => [results.filter(one => one === result).length, says[result]] as const)
    .filter(([count]) => count > 0)
    .map(([count, text]) => `${count} ${text}`)
    .join('; ')
