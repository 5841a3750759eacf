/** What the words and the values of options may be, for the shell. Nothing: a file, or what nobody can guess. */

import type { Option } from '../command'

/** A word, and what it means. */
export type Candidate = readonly [word: string, what?: string]

type Candidates = () => readonly Candidate[]

const bare = (words: readonly string[]): Candidate[] => words.map(word => [word])
const words =
  (...all: readonly string[]): Candidates =>
  () =>
    bare(all)

/** Files are completed by the shell itself. */
const files: Candidates = () => []
const unknown: Candidates = () => []

const versions: Candidates = () => {
  const { lines } = require('../../../versions') as typeof import('../../../versions')
  return [...lines.map(({ name, last }): Candidate => [name, last]), ['host', 'this node']]
}
const scenarios: Candidates = () => {
  const { scenarioNames } = require('../../oracle/scenario') as typeof import('../../oracle/scenario')
  return bare(scenarioNames())
}
const areas: Candidates = () => {
  const { vocabulary } = require('../../profile/vocabulary') as typeof import('../../profile/vocabulary')
  return bare(Object.keys(vocabulary))
}
const behaviours: Candidates = () => {
  const { vocabulary } = require('../../profile/vocabulary') as typeof import('../../profile/vocabulary')
  return bare(Object.entries(vocabulary).flatMap(([area, all]) => Object.keys(all).map(name => `${area}.${name}`)))
}
const weights: Candidates = () => {
  const { weightClasses } =
    require('../../profile/vocabulary/weights') as typeof import('../../profile/vocabulary/weights')
  return bare(Object.keys(weightClasses))
}
const fixes: Candidates = () => {
  const { fixes: all } = require('../../guard/fixes') as typeof import('../../guard/fixes')
  return all.map(({ id, what }): Candidate => [id, what])
}
const patches: Candidates = () => {
  const { patches: all } = require('../../../versions/prelude') as typeof import('../../../versions/prelude')
  return bare(['default', 'none', ...all.map(({ name }) => name)])
}
const kinds: Candidates = () => {
  const { kinds: all } = require('../../diff/cause/types') as typeof import('../../diff/cause/types')
  return bare([...all, 'all'])
}

const parts = words('header:', 'query:', 'query', 'json:', 'form:', 'body', 'host')
const methods = words('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'CONNECT')
const reporters = words('text', 'json', 'junit', 'github')

/** Options with words of their own. */
const byOption: Readonly<Record<string, Candidates>> = {
  'run --prelude': patches,
  'run --unhandled-rejections': words('none', 'warn', 'strict'),
  'diff --by': kinds,
  'diff --weight': weights,
  'diff --area': areas,
  'diff --evidence': () => [['all'], ...scenarios()],
  'bisect --by': kinds,
  'parse --method': methods,
  'parse --minimize': unknown,
  'record --mode': words('new', 'update', 'none'),
  'transcript --method': methods,
  'transcript --status': words('2xx', '3xx', '4xx', '5xx', 'none'),
  'replay --engine': words('bytes', 'undici'),
  'replay --compare': words('bytes', 'body', 'headers', 'status'),
  'replay --repeat': words('last', 'none'),
  'replay --on-miss': words('fail'),
  'replay --speed': words('1', '10', 'max'),
  'guard --vex': words('openvex', 'cyclonedx'),
}

/** All others, by how the help names their value. */
const byValue: Readonly<Record<string, Candidates>> = {
  SPEC: versions,
  SPECS: versions,
  RELEASE: versions,
  CHANGES: behaviours,
  IDS: fixes,
  FILE: files,
  PATH: files,
  'TEXT|FILE': files,
  SCRIPT: files,
  PACKAGES: unknown,
  HOSTS: unknown,
  PATTERN: unknown,
  PART: parts,
  JSONPATH: unknown,
  NAME: unknown,
  'NAME=VALUE': unknown,
  CODE: unknown,
  TEXT: unknown,
  'NAME[=FILE]': reporters,
  URL: unknown,
  'HOST:PORT': unknown,
  '[HOST:]PORT': unknown,
  ID: unknown,
  N: unknown,
  'N/s': unknown,
  'N/OF': unknown,
  BYTES: unknown,
  SIZE: unknown,
  MS: unknown,
  SECONDS: unknown,
}

/** The words of a command by their place; what stands last is for all that follow. */
const byPlace: Readonly<Record<string, readonly Candidates[]>> = {
  run: [files],
  diff: [versions, versions, files],
  bisect: [versions, versions, files],
  parse: [files],
  matrix: [files],
  record: [scenarios],
  oracle: [scenarios],
  replay: [files],
  transcript: [files],
  guard: [versions],
  profiles: [versions],
  completion: [words('bash', 'zsh', 'fish')],
}

/** @returns undefined for an option of which nothing is said here */
export const valuesOf = (command: string, option: string, { value }: Option): Candidates | undefined =>
  byOption[`${command} --${option}`] ?? byValue[value ?? '']

/** @returns undefined for a command of which nothing is said here */
export function wordsOf(command: string, place: number): Candidates | undefined {
  const places = byPlace[command]
  return places?.[Math.min(place, places.length - 1)]
}
