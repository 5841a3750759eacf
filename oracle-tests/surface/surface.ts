/** What a program can see of a module without a network trace: probed on a profile, and held against the real release. */

import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual, promisify } from 'node:util'
import { json, root } from '../corpus'

interface Difference {
  /** Where in the surface file, such as `instances.new Agent().own.sockets`. */
  readonly path: string
  readonly recorded: unknown
  readonly shown: unknown
}

type Json = null | string | number | boolean | Json[] | { [key: string]: Json }

/** The surface that the profile of a release shows to a pinned program in a process of its own. */
export async function probe(release: string): Promise<Json> {
  const folder = mkdtempSync(join(tmpdir(), 'http-eras-surface-'))
  const out = join(folder, 'surface.json')
  const main = join(root, 'dist/src/cli/main.js')
  const script = join(root, 'oracle-tests/surface/probe.js')
  try {
    const command = [main, 'run', '--as', release, '--faithful', script, release, out]
    await promisify(execFile)(process.execPath, command, { timeout: 30000 })
    return JSON.parse(readFileSync(out, 'utf8'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export const recorded = (release: string): Json => json('oracle-tests/surface', `${release}.json`)

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `own`, `nonEnumerable` and the like: a list of [name, value]. */
const isFields = (value: Json | undefined): value is [string, Json][] =>
  Array.isArray(value) && value.length > 0 && value.every(row => Array.isArray(row) && typeof row[0] === 'string')

/**
 * Which events are heard, and not by what: EventEmitter is the host's, and so are its other fields and the moment at
 * which they are born.
 */
function ofEmitter(fields: [string, Json][]): [string, Json][] | undefined {
  const rest = fields.filter(([name]) => !/^_(events|eventsCount|maxListeners)$/.test(name))
  const events = fields.find(([name]) => name === '_events')?.[1]
  if (isObject(events)) {
    // An emitter of old keeps the name of an event that nobody hears any more.
    const heard = Object.keys(events).filter(name => name !== '[[Prototype]]' && events[name] !== '[undefined]')
    if (heard.length) rest.unshift(['_events', heard.sort()])
  }
  return rest.length ? rest : undefined
}

/** The differences between two surfaces, as the probe writes them. */
export function compare(recorded: Json | undefined, shown: Json | undefined, path = ''): Difference[] {
  if (isFields(recorded)) recorded = ofEmitter(recorded)
  if (isFields(shown)) shown = ofEmitter(shown)
  if (isDeepStrictEqual(recorded, shown)) return []
  const at = (key: string) => (path ? `${path}.${key}` : key)
  if ((isFields(recorded) && (isFields(shown) || isDeepStrictEqual(shown, []))) || (isFields(shown) && !recorded)) {
    const before = new Map((recorded as [string, Json][] | undefined)?.map(([name, ...rest]) => [name, rest]))
    const after = new Map((shown as [string, Json][]).map(([name, ...rest]) => [name, rest]))
    return [...fields(before, after, at), ...order([...before.keys()], [...after.keys()], at)]
  }
  if (isObject(recorded) && isObject(shown)) {
    const before = new Map(Object.entries(recorded))
    const after = new Map(Object.entries(shown))
    // Members and exports are enumerated in their order; the parts of the file itself are not.
    const ordered = /(^|\.)(prototype|exports|own)$/.test(path)
    return [...fields(before, after, at), ...(ordered ? order([...before.keys()], [...after.keys()], at) : [])]
  }
  return [{ path, recorded, shown }]
}

function fields(before: Map<string, Json>, after: Map<string, Json>, at: (key: string) => string): Difference[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap(name =>
    compare(before.get(name), after.get(name), at(name)),
  )
}

/** Only what both have can be in another order; what one lacks is a difference of its own. */
function order(before: string[], after: string[], at: (key: string) => string): Difference[] {
  const recorded = before.filter(name => after.includes(name))
  const shown = after.filter(name => before.includes(name))
  return isDeepStrictEqual(recorded, shown) ? [] : [{ path: at('(order)'), recorded, shown }]
}
