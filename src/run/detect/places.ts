/** The places that may say which version a program was written for, in the order in which they are asked. */

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { erasError } from '../../errors'
import { CHANGE_EXAMPLES, engineSpecs } from '../../profile/release'
import type { With } from '../../profile/with/items'
import { lookAt } from '../../shared/look-at'
import { unknownName } from '../../shared/unknown-name'

/** What one place says. */
export interface VersionMention {
  /** The place as a person would name it: `engines.node in /a/package.json`. */
  readonly where: string
  /** What stands there. */
  readonly text: string
  /** The spec that it means. */
  readonly spec: string
}

export interface VersionPlace {
  /** What is looked for, with no file named. */
  readonly what: string
  /** Whether it speaks of http-eras itself, so that a version that there is not is an error. */
  readonly ours: boolean
  /** Whether it speaks of this process; all others speak of the package, and its package.json may say what is to be otherwise. */
  readonly ofProcess?: boolean
  /** What is said there, the nearest first. */
  sayings(around: Around): Iterable<VersionMention>
}

/** Where is looked. */
interface Around {
  readonly env: NodeJS.ProcessEnv
  /** The folders from the program's upwards. */
  readonly folders: readonly string[]
}

/**
 * The folders in which is looked, for a script or, with none, from the current one on. A script of a package that is
 * installed in a project, such as a test runner, belongs to the project.
 */
export function foldersOf(script: string | undefined): string[] {
  const place = path.resolve(script ?? '.')
  const isFolder = lookAt(place)?.isDirectory() ?? false
  let folder = isFolder ? place : path.dirname(place)
  const [above, ...inside] = folder.split(`${path.sep}node_modules`)
  if (inside.length > 0 && existsSync(path.join(above, 'package.json'))) folder = above
  const folders = [folder]
  for (let up = path.dirname(folder); up !== folder; up = path.dirname(folder)) {
    folder = up
    folders.push(folder)
  }
  return folders
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch {
    // There is none, or it may not be read: it says nothing.
    return undefined
  }
}

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The package.json files from the nearest upwards. */
function* packages({ folders }: Pick<Around, 'folders'>): Iterable<{ file: string; json: Json }> {
  for (const folder of folders) {
    const file = path.join(folder, 'package.json')
    const text = textOf(file)
    if (text === undefined) continue
    let json: unknown
    try {
      json = JSON.parse(text)
    } catch (error) {
      throw erasError('ERAS_BAD_PLACE', file, `it is not JSON: ${(error as Error).message}`)
    }
    if (!isObject(json)) throw erasError('ERAS_BAD_PLACE', file, 'it is not a JSON object')
    yield { file, json }
  }
}

/** What "http-eras" in a package.json may say: for programs, and for commands about traffic. */
const NAMES = ['as', 'with', 'prelude', 'host', 'guard', 'faithful', 'redact', 'ignore', 'compare']

/**
 * What "http-eras" in a package.json says.
 * @throws ErasError ERAS_BAD_PLACE for what is no object, and for a name that there is not
 */
function fieldOf(file: string, json: Json): Json | undefined {
  const field = json['http-eras']
  if (field === undefined) return undefined
  if (!isObject(field))
    throw erasError(
      'ERAS_BAD_PLACE',
      file,
      `"http-eras" is ${JSON.stringify(field)}, and is to be an object such as { "as": "0.10" }`,
    )
  const unknown = Object.keys(field).find(name => !NAMES.includes(name))
  if (unknown !== undefined) throw erasError('ERAS_BAD_PLACE', file, `"http-eras" ${unknownName('', unknown, NAMES)}`)
  return field
}

/** The nearest "http-eras" object in a package.json. */
export function ourField(folders: readonly string[]): { file: string; field: Json } | undefined {
  for (const { file, json } of packages({ folders })) {
    const field = fieldOf(file, json)
    if (field) return { file, field }
  }
  return undefined
}

/**
 * What is to be otherwise than in the version, as the nearest "http-eras" object says.
 * @throws ErasError ERAS_BAD_PLACE for what is no such thing
 */
export function changesIn(folders: readonly string[]): { where: string; given: With } | undefined {
  const { file, field } = ourField(folders) ?? {}
  const given = field?.with
  if (given === undefined || file === undefined) return undefined
  const isList = Array.isArray(given) && given.every(item => typeof item === 'string')
  if (typeof given !== 'string' && !isList && !isObject(given)) {
    throw erasError(
      'ERAS_BAD_PLACE',
      file,
      `"with" is ${JSON.stringify(given)}, and is to be an object such as ${CHANGE_EXAMPLES.packageJson}, a text, or a list of texts`,
    )
  }
  return { where: `"with" in ${file}`, given: given as With }
}

function* asField(around: Around): Iterable<VersionMention> {
  for (const { file, json } of packages(around)) {
    const as = fieldOf(file, json)?.as
    if (as === undefined) continue
    if (typeof as !== 'string')
      throw erasError(
        'ERAS_BAD_PLACE',
        file,
        `"as" in "http-eras" is ${JSON.stringify(as)}, and is to be a version as a text, such as { "as": "0.10" }`,
      )
    yield { where: `"http-eras" in ${file}`, text: as, spec: as }
  }
}

/** As nvm reads it: the first line that is no comment. */
const firstLine = (text: string): string | undefined =>
  text
    .split('\n')
    .map(line => line.replace(/#.*/, '').trim())
    .find(line => line !== '')

function* versionFiles({ folders }: Around): Iterable<VersionMention> {
  for (const file of folders.flatMap(folder => ['.nvmrc', '.node-version'].map(name => path.join(folder, name)))) {
    const whole = textOf(file)
    if (whole === undefined) continue
    const text = firstLine(whole)
    if (text === undefined) throw erasError('ERAS_BAD_PLACE', file, 'it is empty')
    yield { where: file, text, spec: text }
  }
}

/** The engines of a package.json by name; early ones were lists: `["node >=0.4"]`. */
function enginesOf(file: string, engines: unknown): Json {
  if (engines === undefined || engines === null || isObject(engines)) return engines ?? {}
  const list = Array.isArray(engines) ? engines : [engines]
  if (!list.every(item => typeof item === 'string'))
    throw erasError('ERAS_BAD_PLACE', file, '"engines" is not an object')
  return Object.fromEntries(list.map(item => /^\s*(\S*)\s*(.*?)\s*$/s.exec(item)?.slice(1) as [string, string]))
}

function engine(name: string, specOf: (text: string) => string) {
  return function* (around: Around): Iterable<VersionMention> {
    for (const { file, json } of packages(around)) {
      const text = enginesOf(file, json.engines)[name]
      if (text === undefined || text === null) continue
      if (typeof text !== 'string') throw erasError('ERAS_BAD_PLACE', file, `engines.${name} is no string`)
      // As npm reads it, nothing at all is any version.
      const range = text.trim() || '*'
      yield { where: `engines.${name} in ${file}`, text: range, spec: specOf(range) }
    }
  }
}

export const places: readonly VersionPlace[] = [
  {
    what: 'the environment variable HTTP_ERAS',
    ours: true,
    ofProcess: true,
    *sayings({ env: { HTTP_ERAS } }) {
      if (HTTP_ERAS) yield { where: 'HTTP_ERAS', text: HTTP_ERAS, spec: HTTP_ERAS }
    },
  },
  { what: '"http-eras": { "as": … } in package.json', ours: true, sayings: asField },
  { what: '.nvmrc or .node-version', ours: false, sayings: versionFiles },
  ...Object.entries(engineSpecs).map(([name, specOf]) => ({
    what: `engines.${name} in package.json`,
    ours: false,
    sayings: engine(name, specOf),
  })),
]
