/**
 * The options that this node takes, asked of node itself when a word is met that is none of ours: `--inspect`,
 * `--max-old-space-size=512`, `-r FILE`.
 */

import { execFileSync } from 'node:child_process'

let asked: ReadonlyMap<string, boolean> | undefined

/** What node prints of itself: rows such as `  -C, --conditions=...   what it does`. */
const printed = (option: string): string =>
  execFileSync(process.execPath, [option], { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } })

/** Each option, and whether a value belongs to it. */
function ask(): ReadonlyMap<string, boolean> {
  const options = new Map<string, boolean>()
  for (const [, short, name, value] of printed('--help').matchAll(/^ {2}(?:(-\w+), )?(--[\w-]+)(=\.\.\.|\[=)?/gm)) {
    for (const word of [name, ...(short ? [short] : [])]) options.set(word, value === '=...')
  }
  for (const [, name] of printed('--v8-options').matchAll(/^ {2}(--[\w-]+) \(/gm)) {
    // The engine takes its values after `=` alone.
    if (!options.has(name)) options.set(name, false)
  }
  return options
}

/**
 * Whether the next word is the value of an option of node, where it is given without `=`.
 * @param arg as it stands on the command line, with a value or without
 * @returns undefined if node has no such option
 */
export function takesValue(arg: string): boolean | undefined {
  asked ??= ask()
  const [word] = arg.split('=', 1)
  const name = word.startsWith('--') ? `--${word.slice(2).replaceAll('_', '-')}` : word
  return asked.get(name) ?? (name.startsWith('--no-') && asked.has(`--${name.slice(5)}`) ? false : undefined)
}
