/**
 * The behaviours as one document, for programs that are not written for Node: the vocabulary, and the history of every value
 * with its releases and sources. recordings/README.md tells how a profile is read from it; `schemas/behaviours.schema.json`
 * is its schema.
 */

import type { Behaviour } from '../../src/profile/behaviour'
import type { Line } from '../../src/profile/line'
import { nameOf } from '../../src/profile/release'
import { releasesOf } from '../../src/profile/releases'
import { type Area, type Path, vocabulary } from '../../src/profile/vocabulary'
import { needs } from '../../src/profile/vocabulary/needs'
import { weights } from '../../src/profile/vocabulary/weights'
import { lines } from '../../versions'

/** A row of a history. */
interface Row {
  readonly line: string
  /** The release that brought it; null if only the manual of the line has it. */
  readonly since: string | null
  readonly value: unknown
  readonly sources: readonly string[]
}

const sourcesOf = (source: string): string[] => source.split('; ')

function rowsOf(line: Line): [Path, Row][] {
  const { name, runtime, changes, documented = [] } = line
  return [
    ...changes.map(([path, value, since, source]): [Path, Row] => [
      path,
      { line: name, since: nameOf(runtime, since), value, sources: sourcesOf(source) },
    ]),
    ...documented.map(([path, value, source]): [Path, Row] => [
      path,
      { line: name, since: null, value, sources: sourcesOf(source) },
    ]),
  ]
}

const lineOf = (line: Line) => ({
  name: line.name,
  runtime: line.runtime,
  ...(line.codename !== undefined && { codename: line.codename }),
  last: nameOf(line.runtime, line.last),
  releases: releasesOf(line).map(release => nameOf(line.runtime, release)),
  recorded: line.recorded,
})

function behaviourOf(area: Area, name: string, entry: Behaviour<unknown>, history: readonly Row[]) {
  const path = `${area}.${name}` as Path
  return {
    path,
    what: entry.what,
    kind: entry.kind,
    ...(entry.choices && { choices: entry.choices }),
    weight: (weights[area] as Record<string, string>)[name],
    needs: needs[path] ?? [],
    history,
  }
}

/** JSON has no word for infinity, which some limits are: it is written as a text. */
export const forJson = (_key: string, value: unknown): unknown =>
  value === Number.POSITIVE_INFINITY ? 'Infinity' : value

/** @param version that of the package */
export function behavioursDocument(version: string) {
  const histories = new Map<Path, Row[]>()
  for (const [path, row] of lines.flatMap(rowsOf)) histories.set(path, [...(histories.get(path) ?? []), row])
  const behaviours = (Object.keys(vocabulary) as Area[]).flatMap(area =>
    Object.entries(vocabulary[area] as Record<string, Behaviour<unknown>>).map(([name, entry]) =>
      behaviourOf(area, name, entry, histories.get(`${area}.${name}` as Path) ?? []),
    ),
  )
  return { format: 'behaviours/1', version, lines: lines.map(lineOf), behaviours }
}
