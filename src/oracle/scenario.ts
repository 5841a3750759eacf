/** Scenarios and recordings on disk: one subject a file, `<area>/<name>`. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { erasError } from '../errors'
import { factFile, factFiles, factPlaces } from '../shared/facts'
import { parse } from '../transcript/format'
import type { Recording, Role } from '../transcript/types'
import { checkSteps, type PeerStep } from './peer'

/** What a scenario exports, `main` aside, which only a runtime may call. */
export interface Scenario {
  name: string
  file: string
  title: string
  role: Role
  /** Steps of the peer, one list a connection. */
  peer: PeerStep[][]
  /** All connections of the peer at once, instead of one after another. */
  parallel: boolean
  /** The peer's connections stay open until all are done. */
  keepOpen: boolean
  /** Milliseconds to wait after the peer's last step. */
  linger: number
  /** The scenario ends its run by itself. */
  selfStop: boolean
}

const load = createRequire(__filename)

/**
 * Loads a scenario's data.
 * @param file path of its JavaScript
 * @param name what to call it
 */
export function readScenario(file: string, name = path.basename(file, '.js')): Scenario {
  const { title = name, role = 'api', peer = [], parallel, keepOpen, linger, selfStop } = load(path.resolve(file))
  const lists: PeerStep[][] = Array.isArray(peer[0]?.[0]) ? peer : [peer]
  checkSteps(lists)
  return {
    name,
    file: path.resolve(file),
    title,
    role,
    peer: lists,
    parallel: Boolean(parallel),
    keepOpen: Boolean(keepOpen),
    linger: linger ?? 0,
    selfStop: Boolean(selfStop),
  }
}

/** The names of the corpus, `<area>/<name>`, sorted. */
export function scenarioNames(directory = factPlaces().scenarios): string[] {
  return factFiles(directory, '.js')
    .map(file => file.slice(0, -3).split(path.sep).join('/'))
    .sort()
}

export const corpusScenario = (name: string): Scenario =>
  readScenario(path.join(factPlaces().scenarios, `${name}.js`), name)

/** A scenario of the corpus by its name, or any other by its file, which ends in `.js`. */
export const scenarioOf = (word: string): Scenario => (word.endsWith('.js') ? readScenario(word) : corpusScenario(word))

/** @throws ErasError ERAS_NO_FACTS if nothing was recorded under that name */
export const corpusRecording = (name: string): Recording =>
  readRecording(factFile(path.join(factPlaces().recordings, `${name}.json`)))

/** @throws ErasError ERAS_NOT_TRANSCRIPT if the file is not a recording of many runtimes */
export function readRecording(file: string): Recording {
  const value = parse(readFileSync(file, 'utf8'), file)
  if (value.format !== 'recording/1')
    throw erasError('ERAS_NOT_TRANSCRIPT', file, 'it holds one run, where a recording of many runtimes was expected')
  return value
}

/** The area of a scenario: what stands before the slash. */
export const areaOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf('/')))

/**
 * The scenarios that words ask for: an area (`server`), a name (`server/keepalive-timeout`), the last part of one, or a
 * pattern with `*`. No words ask for all.
 * @returns the names, and the words that ask for nothing
 */
export function select(words: string[], names: string[]): { chosen: string[]; unknown: string[] } {
  if (words.length === 0) return { chosen: names, unknown: [] }
  const chosen = new Set<string>()
  const unknown: string[] = []
  for (const word of words) {
    const plain = word.replace(/^.*\bscenarios\//, '').replace(/(\.js|\/)$/, '')
    const pattern = new RegExp(`^(?:${plain.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')})$`)
    const found = names.filter(
      name => pattern.test(name) || areaOf(name) === plain || name.slice(areaOf(name).length + 1) === plain,
    )
    if (found.length === 0) unknown.push(word)
    for (const name of found) chosen.add(name)
  }
  return { chosen: names.filter(name => chosen.has(name)), unknown }
}
