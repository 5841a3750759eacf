/** The data of versions/ is straight: complete, in order, sourced, and no row says what was so already. */

import { isDeepStrictEqual } from 'node:util'
import { compare, valid } from 'semver'
import t from 'tap'
import type { Change, Line } from '../src/profile/line'
import { isRecord, profileOf } from '../src/profile/profile'
import { numberOf } from '../src/profile/release'
import { releasesOf } from '../src/profile/releases'
import { resolve } from '../src/profile/resolve'
import { type Path, vocabulary } from '../src/profile/vocabulary'
import { lines } from '../versions'
import { catalog, hasScenario, hasSurface, httpsPrograms, manualEntries } from './corpus'
import { hasMeasured } from './evidence/measured'
import { hasProcess } from './evidence/processes'

const paths = Object.entries(vocabulary).flatMap(([area, keys]) => Object.keys(keys).map(key => `${area}.${key}`))
const areas = Object.keys(vocabulary)
const entryOf = (path: string) => {
  const [area, key] = path.split('.')
  return (vocabulary as unknown as Record<string, Record<string, { kind: string; choices?: object }>>)[area][key]
}
const valueAt = (profile: object, path: string): unknown => {
  const [area, key] = path.split('.')
  return (profile as Record<string, Record<string, unknown>>)[area][key]
}

t.test('every behaviour has a value in every profile', async t => {
  for (const line of lines) {
    for (const release of releasesOf(line)) {
      const profile = profileOf(line, release, 'shipped', release)
      const none = paths.filter(path => valueAt(profile, path) === undefined)
      t.same(none, [], `${line.name} at ${release}`)
    }
  }
})

t.test('every value is one that its behaviour can have', async t => {
  const wrong: string[] = []
  const types = {
    flag: 'boolean',
    count: 'number',
    text: 'string',
    choice: 'string',
    table: 'object',
    record: 'object',
  }
  for (const line of lines) {
    // As rows of any behaviour: the union of all is too large to be spread.
    const rows: readonly (readonly [Path, unknown, ...unknown[]])[] = line.changes
    const documented: typeof rows = line.documented ?? []
    for (const [path, value] of [...rows, ...documented]) {
      const { kind, choices } = entryOf(path)
      const type: string = typeof value
      if (type !== types[kind as keyof typeof types]) wrong.push(`${line.name}: ${path} is not a ${kind}`)
      if (choices && !(String(value) in choices)) wrong.push(`${line.name}: ${path} cannot be '${value}'`)
    }
  }
  t.same(wrong, [])
})

t.test('every row names a source that exists', async t => {
  const ids = new Set(catalog().map(row => row.id))
  const entries = manualEntries()
  const exists: Record<string, (rest: string) => boolean> = {
    recording: hasScenario,
    catalog: id => ids.has(id),
    surface: hasSurface,
    manual: rest => entries.some(e => e.seed === rest.slice(0, 3) && e.entry.startsWith(rest.slice(4))),
    measured: hasMeasured,
    process: hasProcess,
    program: rest => rest in httpsPrograms(),
  }
  const missing: string[] = []
  const check = (line: Line, path: string, source: string) => {
    for (const one of source.split('; ')) {
      const [, kind, rest] = /^(\w+): (.+)$/.exec(one) ?? []
      if (!exists[kind]?.(rest)) missing.push(`${line.name}: ${path}: ${one}`)
    }
  }
  for (const line of lines) {
    for (const [path, , , source] of line.changes) check(line, path, source)
    for (const [path, , source] of line.documented ?? []) check(line, path, source)
  }
  t.same(missing, [])
})

t.test('no change repeats the value before it, and changes of one behaviour stand in the order of history', async t => {
  const repeats: string[] = []
  const disorder: string[] = []
  const now = new Map<string, unknown>()
  const last = new Map<string, string>()
  for (const line of lines) {
    for (const [path, value, since] of line.changes as readonly Change[]) {
      const before = now.get(path)
      if (isRecord(path)) {
        for (const [key, entry] of Object.entries(value)) {
          if (before && isDeepStrictEqual((before as Record<string, unknown>)[key], entry)) {
            repeats.push(`${line.name}: ${path}, ${key}`)
          }
        }
        now.set(path, { ...(before as object), ...(value as object) })
      } else {
        if (now.has(path) && isDeepStrictEqual(before, value)) repeats.push(`${line.name}: ${path}`)
        now.set(path, value)
      }
      if (!valid(since)) disorder.push(`${line.name}: ${path}: '${since}' is no release`)
      else if (last.has(path) && compare(since, last.get(path)!) < 0) {
        disorder.push(`${line.name}: ${path}: ${since} after ${last.get(path)}`)
      }
      if (valid(since) && compare(since, line.last) > 0) disorder.push(`${line.name}: ${path}: ${since} is later`)
      last.set(path, since)
    }
    for (const [path, value] of line.documented ?? []) {
      if (isDeepStrictEqual(now.get(path), value)) repeats.push(`${line.name}, documented: ${path}`)
    }
  }
  t.same(repeats, [], 'no repeats')
  t.same(disorder, [], 'in order')
})

t.test('rows are grouped by area, in the order of the vocabulary', async t => {
  for (const line of lines) {
    const order = line.changes.map(([path]) => path.split('.')[0]).filter((area, i, all) => area !== all[i - 1])
    t.same(
      order,
      areas.filter(area => order.includes(area)),
      line.name,
    )
  }
})

t.test('what a binary does against its manual is an erratum, or kept by the reading of the line', async t => {
  const name = (seed: string, entry: string, promise: string) => `${seed} ${entry}: ${promise}`
  const contradicted = manualEntries().filter(e => e.differsFromBinary)
  const known = contradicted.map(e => name(e.seed, e.entry, e.promise))
  const promised = manualEntries().map(e => name(e.seed, e.entry, e.promise))
  const stated = lines.flatMap(line => (line.errata ?? []).map(e => `${e.entry}: ${e.promise}`))
  const kept = contradicted.filter(e => /no such (export|class)/.test(e.differsFromBinary!))
  t.same(
    stated.filter(one => !promised.includes(one)),
    [],
    'every erratum stands in its manual',
  )
  const keptNames = kept.map(e => name(e.seed, e.entry, e.promise))
  t.same(
    known.filter(one => stated.includes(one) === keptNames.includes(one)),
    [],
    'every contradiction is one or the other',
  )
  t.same([...new Set(kept.map(e => e.seed))], ['001'], 'the first manual alone names classes that nobody shipped')
})

t.test('a profile is frozen to the bottom', async t => {
  const thaw = (value: unknown, path: string): string[] =>
    typeof value !== 'object' || value === null
      ? []
      : [
          ...(Object.isFrozen(value) ? [] : [path]),
          ...Object.entries(value).flatMap(([key, inner]) => thaw(inner, `${path}.${key}`)),
        ]
  t.same(thaw(resolve('0.10'), '0.10'), [])
})

t.test('a line gives the manual, a release gives what was shipped', async t => {
  for (const line of lines) {
    const documented = resolve(line.name)
    t.match(documented, { name: line.name, reading: 'documented' }, line.name)
    t.equal(numberOf(documented.release), line.last, `${line.name} stands for its newest release`)
    for (const release of line.recorded) {
      t.match(resolve(release), { release, reading: 'shipped' }, release)
    }
  }
  t.same(resolve('0.6').module.promised, ['ServerRequest', 'ClientResponse', 'getAgent'])
  t.same(resolve('0.6.21').module.promised, [])
})

t.test('the patch level counts: a change is there from its release on', async t => {
  const line: Line = {
    ...lines[0],
    changes: [...lines[0].changes, ['server.timeout', 7, '0.4.9', 'manual: 001 http.Server']],
  }
  const at = (release: string) => profileOf(line, release, 'shipped', release, [line]).server.timeout
  t.equal(at('0.4.8'), 120000)
  t.equal(at('0.4.9'), 7)
})
