/**
 * Reads the golden cases of the parser, which stand in Markdown (`golden-*.md`) for people to read. Each is a heading, a
 * sentence (a request or a response, and which behaviours must have which values), a fence with its bytes, and a fence of
 * events for each value of the behaviour that decides; in brackets the releases that have that value.
 *
 * In a fence of bytes each line ends with CR LF; `\n` at its end stands for LF alone, and a backslash for no end. Escapes
 * elsewhere are those of texts: `\r`, `\t`, `\x00`, `\\`.
 */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lines } from '../../versions'
import { profileOf } from '../profile/profile'
import { compareReleases, nameOf, numberOf } from '../profile/release'
import type { WireBehaviours } from './flags'

type Choice = {
  [K in keyof WireBehaviours]: WireBehaviours[K] extends string | boolean | number ? K : never
}[keyof WireBehaviours]

/** What a parser tells where a behaviour has some values. */
interface Told {
  /** Values of `by`; none: whatever it has. */
  readonly values: readonly string[]
  /** The releases that tell it, as the case has them; undefined where it does not say. */
  readonly releases: string | undefined
  readonly events: readonly string[]
}

export interface Golden {
  /** What it shows. */
  readonly shows: string
  readonly of: 'request' | 'response'
  readonly bytes: Buffer
  /** The behaviour whose value decides, if any. */
  readonly by: Choice | undefined
  /** The other behaviours that must have one of these values for the case to hold. */
  readonly only: readonly (readonly [behaviour: Choice, values: readonly string[]])[]
  /** The value of `by` under which it goes by how the bytes are cut; this is told of the whole ones. */
  readonly whole: string | undefined
  readonly told: readonly Told[]
}

/** How each line reads, oldest release first: its last release and those that were recorded. */
export const wires = lines.flatMap(line =>
  [...new Set([line.last, ...line.recorded.map(numberOf)])]
    .sort(compareReleases)
    .map(release => [nameOf(line.runtime, release), profileOf(line, release, 'shipped', release).wire] as const),
)

const names = wires.map(([name]) => name)

/** Some of those releases in words: `up to 0.8.28`, `0.10.48, 4.9.1 on`, `all`. */
export function inWords(some: readonly string[]): string {
  if (some.length === names.length) return 'all'
  const stretches: [first: number, last: number][] = []
  for (const [at, name] of names.entries()) {
    if (!some.includes(name)) continue
    const last = stretches.at(-1)
    if (last && last[1] === at - 1) last[1] = at
    else stretches.push([at, at])
  }
  return stretches
    .map(([first, last]) => {
      if (first === 0 && last > 0) return `up to ${names[last]}`
      if (last === names.length - 1 && last > first) return `${names[first]} on`
      return first === last ? names[first] : `${names[first]} to ${names[last]}`
    })
    .join(', ')
}

const ESCAPE = /\\(?:x([0-9A-F]{2})|(.))/g
const letters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\\': '\\' }
const unescaped = (text: string) =>
  text.replace(ESCAPE, (_, hex, letter) => (hex ? String.fromCharCode(Number.parseInt(hex, 16)) : letters[letter]))

function bytesOf(fence: string): Buffer {
  const text = fence.split('\n').map(line => {
    if (/(?:^|[^\\])(?:\\\\)*\\n$/.test(line)) return unescaped(line)
    if (/(?:^|[^\\])(?:\\\\)*\\$/.test(line)) return unescaped(line.slice(0, -1))
    return `${unescaped(line)}\r\n`
  })
  return Buffer.from(text.join(''), 'latin1')
}

const CASE =
  /^A (request|response)(?:, where ([^.]+))?\.(?: Where `\w+` is `([^\n]+)`, it goes by how the bytes are cut\.)?\n\n```http\n(.*?)\n```\n(.*)$/s
const TOLD = /(?:^|\n)(?:`(\w+)` is ([^(\n]+?)|Told)(?: \(([^\n]+)\))?:\n\n```\n(.*?)\n```(?=\n|$)/gs

function read(shows: string, text: string): Golden {
  const found = CASE.exec(text.trim())
  if (!found) throw new Error(`golden case '${shows}' cannot be read`)
  const [, of, only = '', whole, bytes, rest] = found
  const told = [...rest.matchAll(TOLD)]
  const left = rest.replace(TOLD, '').trim()
  if (told.length === 0 || left !== '')
    throw new Error(`golden case '${shows}' has events that cannot be read: ${left}`)
  return {
    shows,
    of: of as Golden['of'],
    bytes: bytesOf(bytes),
    by: told[0][1] as Choice | undefined,
    only: [...only.matchAll(/`(\w+)` is (`[^`]+`(?: or `[^`]+`)*)/g)].map(([, key, values]) => [
      key as Choice,
      [...values.matchAll(/`([^`]+)`/g)].map(([, value]) => value),
    ]),
    whole,
    told: told.map(([, , values = '', releases, events]) => ({
      values: [...values.matchAll(/`([^`]+)`|empty/g)].map(([, value = '']) => value),
      releases,
      events: events.split('\n').filter(Boolean).map(unescaped),
    })),
  }
}

/**
 * The cases of a file.
 * @param name `heads` of `golden-heads.md`
 */
export function goldenCases(name: string): Golden[] {
  const text = readFileSync(join(__dirname, '../../../src/wire', `golden-${name}.md`), 'utf8')
  const [, ...parts] = text.split(/^## /m)
  const cases = parts.map(part => {
    const end = part.indexOf('\n')
    return read(part.slice(0, end), part.slice(end))
  })
  if (cases.length === 0) throw new Error(`golden-${name}.md has no case`)
  return cases
}

/** What a case says of a profile; undefined if it says nothing. */
export function expectedOf({ by, only, told }: Golden, wire: WireBehaviours): Told | undefined {
  if (only.some(([key, values]) => !values.includes(String(wire[key])))) return undefined
  return told.find(({ values }) => by === undefined || values.includes(String(wire[by])))
}

/** Its events, as a profile words them. */
export const eventsOf = ({ events }: Told, wire: WireBehaviours): string[] =>
  events.map(line =>
    line
      .replace(/at (\d+)~$/, (_, offset) => `at ${wire.faultOffset === 'past' ? offset : offset - 1}`)
      .replace(/^error HPE_\w+ /, wire.parseErrors === 'bare' ? 'error ' : '$&')
      .replace(/… */, wire.foldedValues === 'joined' ? '' : ' '),
  )
