/** Versions and evidence tell of each other: a change is shown by its source, a catalog row is explained. */

import compare from 'semver/functions/compare'
import t from 'tap'
import { profileOf } from '../src/profile/profile'
import { type Path, vocabulary } from '../src/profile/vocabulary'
import { lines } from '../versions'
import { type CatalogRow, catalog, hasScenario, httpsPrograms, json } from './corpus'
import { explained, notYetExplained, notYetShown } from './explained'

interface Recording {
  readonly variants: readonly { readonly runtimes: readonly string[] }[]
}

const paths = Object.entries(vocabulary).flatMap(([area, keys]) =>
  Object.keys(keys).map(key => `${area}.${key}`),
) as Path[]
const runtimes = lines.flatMap(line =>
  line.recorded.map(name => {
    const release = name.replace('iojs-', '')
    const profile = profileOf(line, release, 'shipped', name)
    return { line, name, release, profile: profile as unknown as Record<string, Record<string, unknown>> }
  }),
)
type Runtime = (typeof runtimes)[number]
const rows = catalog()
const byId = new Map(rows.map(row => [row.id, row]))

const recordings = new Map<string, Recording>()
const recording = (name: string): Recording => {
  const known = recordings.get(name) ?? json<Recording>('recordings', `${name}.json`)
  recordings.set(name, known)
  return known
}
const variantOf = (name: string, runtime: Runtime) =>
  recording(name).variants.findIndex(variant => variant.runtimes.includes(runtime.name))

const behaviourOf = ({ profile }: Runtime, path: Path): string => {
  const [area, key] = path.split('.')
  return JSON.stringify(profile[area][key])
}
const cell = (row: CatalogRow, { line }: Runtime) =>
  JSON.stringify(row.values[line.name === 'io.js' ? 'iojs' : line.name])
const pairs = runtimes.slice(1).map((after, i) => [runtimes[i], after] as const)

/** The variant of a program; the lines of which there is no binary have none. */
const noted = (program: string, { name }: Runtime) =>
  programs[program].findIndex(({ runtimes }) => runtimes.includes(name))
const programs = httpsPrograms()

/** Releases of one line share a cell of the catalog, which tells them apart in brackets. */
const differs = (row: CatalogRow, before: Runtime, after: Runtime) =>
  cell(row, before) !== cell(row, after) || (before.line === after.line && /\(.*\d+\.\d+/.test(cell(row, after)))

const shows = (source: string, before: Runtime, after: Runtime): boolean => {
  const [, kind, rest] = /^(\w+): (.+)$/.exec(source) ?? []
  if (kind === 'recording') return hasScenario(rest) && variantOf(rest, before) !== variantOf(rest, after)
  if (kind === 'catalog') return differs(byId.get(rest)!, before, after)
  if (kind === 'program') return noted(rest, before) !== noted(rest, after)
  return kind === 'surface'
}

/** The sources of all changes of a behaviour after one recorded release, up to another. */
const sourcesBetween = (path: Path, before: Runtime, after: Runtime): string[] =>
  lines
    .slice(lines.indexOf(before.line), lines.indexOf(after.line) + 1)
    .flatMap(line =>
      line.changes
        .filter(
          ([of, , since]) => of === path && compare(since, before.release) > 0 && compare(since, after.release) <= 0,
        )
        .flatMap(([, , , source]) => source.split('; ')),
    )

t.test('what differs between neighbouring recorded releases is shown by its source', async t => {
  const unshown = pairs.flatMap(([before, after]) =>
    paths
      .filter(path => behaviourOf(before, path) !== behaviourOf(after, path))
      .filter(path => !sourcesBetween(path, before, after).some(source => shows(source, before, after)))
      .map(path => `${path} ${after.name}`),
  )
  t.same(unshown.sort(), [...notYetShown].sort(), 'but for those listed, all of which are still unshown')
})

t.test('each catalog row that differs is explained by a behaviour', async t => {
  const sources = lines.flatMap(line => [
    ...line.changes.map(([, , , source]) => source),
    ...(line.documented ?? []).map(([, , source]) => source),
  ])
  const cited = new Set(sources.flatMap(source => source.split('; ')))
  const isCited = (row: CatalogRow) =>
    cited.has(`catalog: ${row.id}`) || row.scenario.some(name => cited.has(`recording: ${name}`))
  const open = rows
    .filter(row => new Set(Object.values(row.values).map(value => JSON.stringify(value))).size > 1)
    .filter(row => !isCited(row) && !(row.id in explained))
    .map(row => row.id)
  t.same(open.sort(), [...notYetExplained].sort(), 'but for those listed, none of which is explained')
})

t.test('the behaviours that explain a row change where its value does', async t => {
  const wrong: string[] = []
  for (const [id, by] of Object.entries(explained)) {
    const row = byId.get(id)
    if (!row) wrong.push(`${id}: no such row`)
    for (const path of by) if (!paths.includes(path)) wrong.push(`${id}: no behaviour ${path}`)
    if (!row) continue
    for (const [before, after] of pairs) {
      if (before.line === after.line || cell(row, before) === cell(row, after)) continue
      if (by.every(path => behaviourOf(before, path) === behaviourOf(after, path))) wrong.push(`${id}: ${after.name}`)
    }
  }
  t.same(wrong, [])
})
