/**
 * The environment of processes that a pinned program starts: NODE_OPTIONS loads register.js there, and the variables
 * of http-eras say what it pins. The program's own environment stays as it is.
 */

import path from 'node:path'

/** The file that pins a process from its environment. */
export const register = path.join(__dirname, '..', 'register.js')

/** As NODE_OPTIONS wants a value; only one that needs quotes gets them, as old nodes do not read them. */
const quoted = (text: string): string => (/[\s\\"]/.test(text) ? `"${text.replace(/[\\"]/g, '\\$&')}"` : text)

export type Variables = Readonly<Record<string, string | undefined>>

/** The user's NODE_OPTIONS with the preload of a file behind them, once. */
export function nodeOptions(own: string | undefined, file: string): string {
  const preload = `--require ${quoted(file)}`
  if (!own) return preload
  return own.includes(preload) ? own : `${own} ${preload}`
}

/**
 * An environment with which a process is pinned as this one is.
 * @param pin the variables of this process's version and options
 * @param given what the program gives; its own environment if nothing. What it sets of our variables itself counts.
 */
export function pinnedEnvironment(pin: Variables, given: NodeJS.ProcessEnv | null | undefined): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {}
  // As the host copies it: what is inherited counts.
  for (const name in given ?? process.env) env[name] = (given ?? process.env)[name]
  env.NODE_OPTIONS = nodeOptions(env.NODE_OPTIONS, register)
  const chosen = env.HTTP_ERAS !== undefined && env.HTTP_ERAS !== process.env.HTTP_ERAS
  if (chosen) return env
  for (const [name, value] of Object.entries(pin)) {
    // What takes this as additions to the environment, as cluster does, could not take one away.
    if (value !== undefined || env[name]) env[name] = value ?? ''
  }
  return env
}
