/** Versions and evidence tell of each other: a change is shown by its source, a catalog row is explained. */

import compare from 'semver/functions/compare'
import t from 'tap'
import { compareReleases, lineNameOf, numberOf } from '../src/profile/release'
import { type Path, vocabulary } from '../src/profile/vocabulary'
import { lines } from '../versions'
import { catalog } from './corpus'
import { differing } from './evidence/flip'
import { measuredRecording, releasesOf } from './evidence/measured'
import { stepsOf } from './evidence/rows'
import { shows } from './evidence/shows'
import { decidedElsewhere, explained, unshown } from './facts/explained'

const paths = Object.entries(vocabulary).flatMap(([area, keys]) =>
  Object.keys(keys).map(key => `${area}.${key}`),
) as Path[]
const recorded = lines.flatMap(line => line.recorded.map(name => ({ line, name, release: numberOf(name) })))
type Recorded = (typeof recorded)[number]
const pairs = recorded.slice(1).map((after, i) => [recorded[i], after] as const)
const rows = catalog()
const differs = rows.filter(row => stepsOf(row).length > 0)

/** The sources of all changes of a behaviour after one recorded release, up to another. */
const sourcesBetween = (path: Path, before: Recorded, after: Recorded): string[] =>
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
  const found = pairs.flatMap(([before, after]) =>
    differing(paths, before.name, after.name)
      .filter(path => !sourcesBetween(path, before, after).some(source => shows(path, source, before.name, after.name)))
      .map(path => `${path} ${after.name}`),
  )
  t.same(found.sort(), Object.keys(unshown).sort(), 'but for those listed, each with its reason')
})

t.test('a measured change lies between the last release without it and the first one with it', async t => {
  const wrong: string[] = []
  for (const line of lines) {
    for (const [path, , since, source] of line.changes) {
      for (const one of source.split('; ')) {
        if (!one.startsWith('measured: ') || since === lines[0].changes[0][2]) continue
        const name = one.slice('measured: '.length)
        const all = releasesOf(name).filter(release => lines.some(line => lineNameOf(release) === line.name))
        const { variants } = measuredRecording(name)
        const ran = all.filter(release => variants.some(({ runtimes }) => runtimes.includes(release)))
        const at = ran.findIndex(release => isFrom(release, line.name, since))
        const [before, after] = [ran[at - 1], ran[at]]
        // The first binary there is shows what it has, not since when.
        if (at > 0 && !shows(path, one, before, after))
          wrong.push(`${line.name}: ${path} ${since}: ${before}, ${after}`)
        if (at < 0) wrong.push(`${line.name}: ${path} ${since}: nothing later was measured in ${name}`)
      }
    }
  }
  t.same(wrong, [])
})

const order = lines.map(line => line.name)
/** Whether a release comes with or after another one, which is told by its line and its plain number. */
function isFrom(release: string, line: string, since: string): boolean {
  const own = lineNameOf(release)
  if (own !== line) return order.indexOf(own) > order.indexOf(line)
  return compareReleases(release, since) >= 0
}

/** The changes of value that behaviours have to explain. */
const steps = differs.flatMap(row =>
  stepsOf(row)
    .filter(({ after }) => !(`${row.id} ${after}` in decidedElsewhere))
    .map(step => ({ row, ...step })),
)

t.test('each catalog row that differs is explained by behaviours', async t => {
  t.same(Object.keys(explained).sort(), differs.map(row => row.id).sort(), 'each once, and no other')
  const all = differs.flatMap(row => stepsOf(row).map(({ after }) => `${row.id} ${after}`))
  t.same(
    Object.keys(decidedElsewhere).filter(step => !all.includes(step)),
    [],
    'what is decided elsewhere is a change of value',
  )
  const reasons = [...Object.values(decidedElsewhere), ...Object.values(unshown).map(({ why }) => why)]
  t.same(
    reasons.filter(reason => reason.trim().length < 40),
    [],
    'every reason says something',
  )
})

t.test('the behaviours that explain a row differ wherever its value does', async t => {
  const wrong = steps
    .filter(({ row, before, after }) => differing(explained[row.id] ?? [], before, after).length === 0)
    .map(({ row, before, after, from, to }) => `${row.id}: ${before} to ${after}: ${from} -> ${to}`)
  t.same(wrong, [])
  const idle = Object.entries(explained).flatMap(([id, by]) =>
    by
      .filter(path => !steps.some(s => s.row.id === id && differing([path], s.before, s.after).length > 0))
      .map(path => `${id}: ${path}`),
  )
  t.same(idle, [], 'and each of them at one of these places')
})
