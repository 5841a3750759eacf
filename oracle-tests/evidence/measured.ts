/**
 * Scenarios of this project beside those of the kit, each for changes that no scenario of the kit shows: what real
 * binaries did in them stands beside them. `exports.releases` names releases just before and after a change.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readScenario, type Scenario } from '../../src/oracle/scenario'
import { compareReleases, lineNameOf } from '../../src/profile/release'
import { parse } from '../../src/transcript/format'
import type { Recording } from '../../src/transcript/types'
import { lines } from '../../versions'
import { root } from '../corpus'

export const folder = join(root, 'oracle-tests/facts/measured')

export const measuredNames = (): string[] =>
  readdirSync(folder)
    .filter(file => file.endsWith('.js'))
    .map(file => file.slice(0, -3))
    .sort()

export const hasMeasured = (name: string): boolean => existsSync(join(folder, `${name}.json`))

export const measuredScenario = (name: string): Scenario => readScenario(join(folder, `${name}.js`), name)

/** What the binaries did. @throws Error if nothing was measured under that name */
export function measuredRecording(name: string): Recording {
  const file = join(folder, `${name}.json`)
  const recording = parse(readFileSync(file, 'utf8'), file)
  if (recording.format !== 'recording/1') throw new Error(`${file} is not a recording of many runtimes`)
  return recording
}

/** The releases to measure: all recorded ones, and those that the scenario names, in the order of history. */
export function releasesOf(name: string): string[] {
  const { releases = '' } = require(join(folder, `${name}.js`)) as { releases?: string }
  const named = releases.split(' ').filter(Boolean)
  return lines.flatMap(line => {
    const own = named.filter(release => lineNameOf(release) === line.name)
    return [...new Set([...line.recorded, ...own])].sort(compareReleases)
  })
}
