/** Whether a program says the same on the wire under several versions, byte for byte, but for what is chance. */

import { AssertionError } from 'node:assert'
import { type Comparison, shownPlace } from '../diff/program/noise'
import type { Observation } from '../diff/program/observe'
import { type Compared, runAllInTurns } from '../diff/program/rounds'
import { placeLines } from '../diff/report/side-by-side'
import type { DiffLine, DiffPlace } from '../diff/types'
import { erasError } from '../errors'
import { isHello } from '../replay/serve/tls-hello'
import type { AnyHttp } from '../types/any-http'
import { type EraGuards, makeTestedEra, type TestedEra } from './eras'
import { type EraVersions, type FoundVersion, versionsOf } from './versions'
import { WatchedRun } from './watched-run'

/** A program for `expectSameWire`: it makes connections, and is done when its promise is. */
export type WireProgram = (http: AnyHttp, era: TestedEra) => unknown

/** How `expectSameWire` runs the program, and what does not count. */
export interface SameWireOptions extends EraGuards {
  /** Names of header fields whose lines are not compared. */
  readonly ignore?: readonly string[]
  /** Milliseconds that a run may take: 10,000. */
  readonly timeout?: number
}

/** What was compared where nothing differs. */
export interface SameWire {
  /** The versions, as they were named. */
  readonly versions: readonly string[]
  /** How many runs there were in all. */
  readonly runs: number
  /** Connections of a run. */
  readonly connections: number
  /** Bytes of a run, in both directions. */
  readonly bytes: number
}

const patience = 10_000

/** A run under one version. */
async function runOnce(version: FoundVersion, program: WireProgram, options: SameWireOptions): Promise<Observation> {
  const { spec } = version
  const { timeout = patience } = options
  const run = new WatchedRun()
  let timer: NodeJS.Timeout | undefined
  try {
    const late = new Promise((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`it was not done in ${timeout} ms`)), timeout)
    })
    const era = makeTestedEra(version, options)
    await Promise.race([run.run(async () => program(era.http, era)), late])
    await run.settle()
  } catch (error) {
    const failure = erasError('ERAS_PROGRAM_FAILED', spec, error instanceof Error ? error.message : String(error))
    throw Object.assign(failure, { cause: error })
  } finally {
    clearTimeout(timer)
    run.close()
  }
  const seen = run.observation()
  const bytes = bytesOf(seen)
  if (seen.wires.length === 0)
    throw erasError('ERAS_NO_WIRE', spec, 'the program made no connection, or did not wait for one')
  if (bytes === 0) throw erasError('ERAS_NO_WIRE', spec, 'nothing was sent on its connections')
  if (seen.wires.some(wire => isHello(Buffer.from(wire.message('client').slice(0, 64), 'latin1'))))
    throw erasError('ERAS_NO_WIRE', spec, 'a connection is TLS, and its bytes are others each time')
  return seen
}

const bytesOf = ({ wires }: Observation): number =>
  wires.reduce((sum, wire) => sum + wire.message('client').length + wire.message('server').length, 0)

/** A run without the lines of some header fields. */
function without(run: Observation, ignore: readonly string[]): Observation {
  if (ignore.length === 0) return run
  const names = ignore.map(name => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
  const line = new RegExp(`^(?:${names})[ \\t]*:[^\\n]*\\n`, 'gim')
  for (const wire of run.wires) for (const turn of wire.turns) turn.bytes = turn.bytes.replace(line, '')
  return run
}

const noPaint = (_style: string, text: string): string => text

/** Lines around a difference. */
const context = 3

/** One side of places, as text. */
function sideText(places: readonly DiffPlace[], side: 'a' | 'b'): string {
  const lead = ({ from, starts }: DiffLine) => (from === undefined ? '' : (starts ? `${from}:` : '').padEnd(8))
  return places
    .flatMap(({ place, rows }) => [
      place,
      ...rows.flatMap(row => (row[side] ? [`  ${lead(row[side])}${row[side].text}`] : [])),
    ])
    .join('\n')
}

/** The connections of two versions. */
const wiresOf = ({ places }: Compared): DiffPlace[] =>
  places
    .filter(({ place }) => place.startsWith('connection '))
    .map(({ place, comparison }: { place: string; comparison: Comparison }) => shownPlace(place, comparison))

interface Differing {
  readonly versions: readonly FoundVersion[]
  readonly places: readonly DiffPlace[]
}

/** The versions that differ from the first, those that do so in the same way together. */
function differingOf(others: readonly FoundVersion[], all: readonly Compared[]): Differing[] {
  const groups = new Map<string, { versions: FoundVersion[]; places: DiffPlace[] }>()
  for (const [k, compared] of all.entries()) {
    const places = wiresOf(compared)
    if (places.every(({ same }) => same)) continue
    const key = JSON.stringify(places)
    const group = groups.get(key)
    if (group) group.versions.push(others[k])
    else groups.set(key, { versions: [others[k]], places })
  }
  return [...groups.values()]
}

const nameOf = ({ spec, release }: FoundVersion): string => (spec === release ? spec : `${spec} (${release})`)

function errorOf(first: FoundVersion, groups: readonly Differing[]): AssertionError {
  const blocks = groups.map(({ versions, places }) => {
    const differ = versions.length === 1 ? 'differs' : 'differ'
    const lines = placeLines(
      places.filter(({ same }) => !same),
      { paint: noPaint, context },
    )
    return [`${versions.map(nameOf).join(', ')} ${differ} from ${nameOf(first)}:`, ...lines].join('\n')
  })
  const signs = `- ${nameOf(first)}, + the other`
  const [{ places }] = groups
  return new AssertionError({
    message: `the wire is not the same\n\n${[...blocks, signs].join('\n\n')}\n`,
    expected: sideText(places, 'a'),
    actual: sideText(places, 'b'),
    operator: 'expectSameWire',
    stackStartFn: expectSameWire,
  })
}

/**
 * Runs a program under each version, at least twice by turns, and compares the bytes of its connections with those of the first
 * version. What differs between runs of one version does not count: dates, ports, ids. What the program leaves open is closed.
 * @param versions two at least; a list, a text with commas, or `{ from, to }`
 * @param program makes connections and waits for their answers
 * @param options how the versions are guarded, and what does not count
 * @returns how much was compared
 * @throws AssertionError if anything differs, with both sides as `expected` and `actual`; ErasError if nothing can be compared
 */
export async function expectSameWire(
  versions: EraVersions,
  program: WireProgram,
  options: SameWireOptions = {},
): Promise<SameWire> {
  const all = versionsOf(versions)
  if (all.length < 2)
    throw erasError('ERAS_BAD_ERAS', `expectSameWire compares two versions at least, and there is only ${all[0].spec}`)
  if (typeof program !== 'function') throw erasError('ERAS_BAD_ERAS', 'the second argument is the program, a function')
  let runs = 0
  let last: Observation | undefined
  const compared = await runAllInTurns(all, async version => {
    runs++
    last = without(await runOnce(version, program, options), options.ignore ?? [])
    return last
  })
  const [first, ...others] = all
  const groups = differingOf(others, compared)
  if (groups.length > 0) throw errorOf(first, groups)
  const seen = last as Observation
  return { versions: all.map(({ spec }) => spec), runs, connections: seen.wires.length, bytes: bytesOf(seen) }
}
