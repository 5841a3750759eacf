/** How an old behaviour is kept under a newer version: the line to run, and what package.json says to the same end. */

import { readItems, splitSpec } from '../../../profile/with/items'
import type { Mixtures } from '../mixtures'
import { isPatch, VERSION_PART } from '../parts'
import type { Part, Subject } from '../types'
import type { Keep } from './types'

/** A word as a shell takes it for one. */
const shellWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`

const words = (all: readonly string[]): string => all.map(shellWord).join(' ')

function commandOf({ spec, prelude }: Pick<Keep, 'spec' | 'prelude'>, subject: Subject): string {
  if ('command' in subject) {
    const variables = [
      `HTTP_ERAS=${shellWord(spec)}`,
      ...(prelude ? [`HTTP_ERAS_PRELUDE=${prelude.join(',') || 'none'}`] : []),
    ]
    return `${variables.join(' ')} NODE_OPTIONS='--require http-eras/register' ${words(subject.command)}`
  }
  const { base, changes } = splitSpec(spec)
  const options = [
    ...['--as', base],
    ...(changes === undefined ? [] : ['--with', changes]),
    ...(prelude === undefined ? [] : prelude.length > 0 ? [`--prelude=${prelude.join(',')}`] : ['--no-prelude']),
  ]
  return words(['http-eras', 'run', ...options, subject.script, ...subject.args])
}

/** A value as package.json has it; undefined where JSON has no such value. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text === 'Infinity' ? undefined : text
  }
}

function packageOf({ spec, prelude }: Pick<Keep, 'spec' | 'prelude'>): object | undefined {
  const { base, changes } = splitSpec(spec)
  if (prelude !== undefined || changes === undefined) return undefined
  const items = readItems(changes)
  const values = items.map(
    ({ name, from, value = '' }) => [name, from === undefined ? jsonOf(value) : `@${from}`] as const,
  )
  const asList = values.some(([, value]) => value === undefined)
  return { as: base, with: asList ? items.map(({ text }) => text) : Object.fromEntries(values) }
}

/**
 * What stands behind `with` for some parts alone, after whatever the second version has there itself.
 * @returns null where nothing does: the prelude has options of its own
 */
export function withOf(parts: readonly Part[], mixtures: Mixtures): string | null {
  if (parts.some(isPatch)) return null
  const [own, kept] = [[], parts].map(some => mixtures.mixture('b', mixtures.closed('b', some)).spec)
  return kept.slice(own.length).replace(/^(?: with|,) /, '')
}

/**
 * @param parts what is to be as in the first version
 * @returns null where nothing of it can be kept: the number of a release is that of its version
 */
export function keepOf(parts: readonly Part[], mixtures: Mixtures, subject: Subject): Keep | null {
  const kept = parts.filter(part => part !== VERSION_PART)
  if (kept.length === 0) return null
  const { spec, prelude } = mixtures.mixture('b', mixtures.closed('b', kept))
  // The parts of the prelude that all specs of the second version have need not be said.
  const keep = kept.some(isPatch) && prelude ? { spec, prelude } : { spec }
  const packageJson = packageOf(keep)
  return { ...keep, command: commandOf(keep, subject), ...(packageJson && { packageJson }) }
}
