/**
 * Behaviours whose value over all releases follows from that of one other of their area. That is history and says little: of
 * a behaviour that changed often, most that changed seldom are functions. What counts is that the one can be had without the
 * other: a release with this behaviour alone as it was before does otherwise in a program that real binaries ran.
 */

import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { createEra } from '../../src/http/create-http'
import { keys } from '../../src/https/certificates.test.helper'
import { Pool } from '../../src/oracle/runtime/pool'
import { corpusRecording } from '../../src/oracle/scenario'
import { compareReleases } from '../../src/profile/release'
import type { Path } from '../../src/profile/vocabulary'
import { same } from '../../src/transcript/compare'
import { lines } from '../../versions'
import { valueAt } from '../catalog-values'
import { catalog, httpsPrograms, root } from '../corpus'
import { differing, flipOf, flipped } from '../evidence/flip'
import { folder, hasMeasured, measuredRecording } from '../evidence/measured'
import { hasProcess, outcomeOf, programOf, sameOutcome, variantsOf } from '../evidence/processes'
import { unshown } from '../facts/explained'
import { plain, rowsOf } from '../programs'
import { compare, probe } from '../surface/surface'
import { areaOf } from './values'

/** Those that are functions of one other of their area. @param courses the values of each over all releases */
export function functionsIn(courses: ReadonlyMap<Path, readonly number[]>): Path[] {
  const changing = [...courses.keys()].filter(path => new Set(courses.get(path)).size > 1)
  const follows = (one: readonly number[], other: readonly number[]): boolean => {
    const known: number[] = []
    return other.every((value, k) => (known[value] ??= one[k]) === one[k])
  }
  return changing.filter(path =>
    changing.some(
      other => other !== path && areaOf(other) === areaOf(path) && follows(courses.get(path)!, courses.get(other)!),
    ),
  )
}

/** A release with one behaviour of another, and what shows that it is not the release any more. */
export interface Witness {
  readonly source: string
  readonly release: string
  readonly other: string
}

const recorded = lines.flatMap(line => line.recorded)

interface Variants {
  readonly variants: readonly { readonly runtimes: readonly string[] }[]
}

/** The variants of a source; nothing where it is no program. */
function recordingOf(source: string): Variants | undefined {
  const [, kind, name] = /^(\w+): (.+)$/.exec(source) ?? []
  if (kind === 'recording') return corpusRecording(name)
  if (kind === 'measured' && hasMeasured(name)) return measuredRecording(name)
  if (kind === 'process' && hasProcess(name)) return { variants: variantsOf(name) }
  if (kind === 'program') return { variants: httpsPrograms()[name] }
  if (kind === 'surface') return { variants: recorded.map(release => ({ runtimes: [release] })) }
  const row = kind === 'row' && catalog().find(({ id }) => id === name)
  if (!row) return undefined
  const valueIn = (release: string) => String(valueAt(row, release))
  const values = [...new Set(recorded.map(valueIn))]
  return { variants: values.map(value => ({ runtimes: recorded.filter(release => valueIn(release) === value) })) }
}

/** The sources of the changes of a behaviour that are programs. */
function sourcesOf(path: Path): string[] {
  const all = lines.flatMap(({ changes }) =>
    changes.filter(([of]) => of === path).flatMap(change => change[3].split('; ')),
  )
  const plain = all.flatMap(source => {
    const id = source.replace('catalog: ', '')
    const row = catalog().find(row => row.id === id)
    if (id === source || !row) return [source]
    if (row.scenario.length === 0) return [`row: ${id}`]
    return row.scenario.map(name => (name.startsWith('measured: ') ? name : `recording: ${name}`))
  })
  return [...new Set(plain)].filter(recordingOf)
}

/** Neighbours among the releases of a source that did not do the same, and have the behaviour otherwise; both ways round. */
function candidatesOf(path: Path): Witness[] {
  const silent = Object.entries(unshown).flatMap(([what, { flips }]) => {
    const [of, release] = what.split(' ')
    if (of !== path || !flips) return []
    return [{ source: `recording: ${flips}`, release, other: recorded[recorded.indexOf(release) - 1] }]
  })
  const told = sourcesOf(path).flatMap(source => {
    const { variants } = recordingOf(source)!
    const of = new Map(variants.flatMap(({ runtimes }, k) => runtimes.map(name => [name, k] as const)))
    const names = [...of.keys()].sort(compareReleases)
    return names.slice(1).flatMap((after, k) => {
      const before = names[k]
      if (of.get(before) === of.get(after) || differing([path], before, after).length === 0) return []
      return [
        { source, release: after, other: before },
        { source, release: before, other: after },
      ]
    })
  })
  return [...silent, ...told]
}

const pinned = join(root, 'dist', 'oracle-tests', 'evidence', 'pinned.js')
const programs: Record<string, (t: object) => void> = require(`${root}/oracle-tests/https/programs.js`)
const kit = require(`${root}/oracle-tests/programs/kit.js`)
const parties = keys()
const cli = join(root, 'dist', 'src', 'cli', 'main.js')

/** Whether a release with one behaviour of another does otherwise than it was recorded to. */
async function shows(path: Path, { source, release, other }: Witness, pool: Pool): Promise<boolean> {
  const name = source.replace(/^\w+: /, '')
  if (source.startsWith('process: ')) {
    const spec = `${release} with ${path}@${other}`
    const seen = await outcomeOf(process.execPath, [cli, 'run', '--faithful', '--as', spec, programOf(name)])
    const own = variantsOf(name).find(({ runtimes }) => runtimes.includes(release))!
    return seen.code !== 2 && !sameOutcome(own, seen)
  }
  if (source.startsWith('surface: ')) {
    const [own, seen] = [await probe(release), await probe(`${release} with ${path}@${other}`)]
    return compare(own, seen).length > 0
  }
  if (source.startsWith('program: ')) {
    const rows = async (flip: string) => {
      const era = createEra(flipped(flip), { faithful: true })
      const program = (talk: { keys?: unknown }) => {
        talk.keys = parties
        programs[name](talk)
      }
      return plain(await rowsOf(end => kit.run(program, era.http, end, era)))
    }
    const own = httpsPrograms()[name].find(({ runtimes }) => runtimes.includes(release))!
    return !isDeepStrictEqual(own.rows, await rows(flipOf(release, [path], other)))
  }
  if (source.startsWith('row: ')) {
    const flip = flipOf(release, [path], other)
    const { out } = await outcomeOf(process.execPath, [pinned, flip, name])
    const line = out.find(line => line.startsWith(`["${name}"`))
    const own = String(valueAt(catalog().find(({ id }) => id === name)!, release))
    return line !== undefined && String((JSON.parse(line) as unknown[])[1]) !== own
  }
  const isOurs = source.startsWith('measured: ')
  const recording = isOurs ? measuredRecording(name) : corpusRecording(name)
  const own = recording.variants.find(({ runtimes }) => runtimes.includes(release))!
  const scenario = isOurs ? join(folder, `${name}.js`) : name
  return !same(own, await pool.run({ scenario, release: flipOf(release, [path], other) }))
}

/** With which programs shown alone is looked, at most. */
const mostTried = 12

/**
 * Looks for what shows each of some behaviours without those that it follows.
 * @param known what was found before is tried first
 * @returns by behaviour; nothing where no program shows it
 */
export async function witnessesOf(
  paths: readonly Path[],
  known: Readonly<Partial<Record<Path, Witness>>> = {},
): Promise<Map<Path, Witness | undefined>> {
  const pool = new Pool({ modules: [join(__dirname, '..', 'evidence', 'flip.js'), 'flippedModules'] })
  const found = new Map<Path, Witness | undefined>()
  const rest = [...paths]
  const work = async () => {
    for (let path = rest.shift(); path; path = rest.shift()) {
      found.set(path, undefined)
      const before = known[path]
      for (const one of [...(before ? [before] : []), ...candidatesOf(path).slice(0, mostTried)]) {
        if (!(await shows(path, one, pool).catch(() => false))) continue
        found.set(path, one)
        break
      }
    }
  }
  await Promise.all(Array.from({ length: 6 }, work))
  await pool.close()
  return found
}
