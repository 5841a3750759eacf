/**
 * What http says of its work on stderr where NODE_DEBUG names it. The lines of a release are data; where nobody asks
 * for them there is no function, and the parts that would call it find that out when they are made.
 */

import { inspect } from 'node:util'
import type { Profile } from '../profile/profile'

/**
 * Says the line of a place, if the release had one.
 * @param about the values that stand in the line
 */
export type Debug = (place: string, about?: Readonly<Record<string, unknown>>) => void

const escaped = (text: string): string => text.replace(/[|\\{}()[\]^$+?.]/g, '\\$&')

const names: Record<Profile['process']['debugNames'], (given: string, module: string) => boolean> = {
  contained: given => given.includes('http'),
  word: (given, module) => new RegExp(`\\b${module}\\b`, 'i').test(given),
  listed: (given, module) => given.toLowerCase().split(',').includes(module),
  pattern: (given, module) =>
    new RegExp(`^(?:${given.split(',').map(escaped).join('|').replaceAll('*', '.*')})$`, 'i').test(module),
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : inspect(value))

/**
 * @param given the value of NODE_DEBUG
 * @param module the module that speaks
 * @returns undefined where nobody asks
 */
export function makeDebug({ process: behaviours }: Profile, given = '', module = 'http'): Debug | undefined {
  const { debugLines, debugNames, debugOutput, debugWarns } = behaviours
  if (!given || !names[debugNames](given, module)) return undefined
  const name = module.toUpperCase()
  const prefix = debugOutput === 'named' ? 'HTTP' : `${name} ${process.pid}`
  const print =
    debugOutput === 'written'
      ? (text: string) => void process.stderr.write(`${text}\n`)
      : (text: string) => console.error('%s', text)
  const warn = () => {
    const words = `Setting the NODE_DEBUG environment variable to '${module}' can expose sensitive data (such as passwords, tokens and authentication headers) in the resulting log.`
    process.emitWarning(words)
  }
  if (debugWarns === 'loaded' && module === 'http') warn()
  let warns = debugWarns === 'said' && module === 'http'
  return (place, about = {}) => {
    const line = Object.hasOwn(debugLines, place) ? debugLines[place] : undefined
    if (line === undefined) return
    if (warns) {
      warns = false
      warn()
    }
    print(`${prefix}: ${line.replace(/\{(\w+)\}/g, (_all, field: string) => shown(about[field]))}`)
  }
}
