/**
 * Which files of a pinned process keep the host's modules: those of http-eras, and those of packages that are written
 * for the host and not for the version, with all that is installed inside of them.
 */

import path from 'node:path'

/** Packages that stand on the host's modules whoever loads them: clients of today, and the tools that a program starts. */
const HOSTS = ['http-eras', 'undici', 'npm', 'pnpm', 'yarn', 'corepack']

/** The compiled files of http-eras: they stand on the host's modules. */
const own = path.join(__dirname, '..', '..') + path.sep
const ownFolders = ['src', 'versions', 'lines', 'as'].map(folder => own + folder + path.sep)
/** Whether a file is one of http-eras. */
export const isOwn = (file: string): boolean =>
  file.startsWith(own) && ownFolders.some(folder => file.startsWith(folder))

/** The packages that a file is in, from the outermost to its own. */
const packagesOf = (file: string): string[] =>
  [...file.matchAll(/[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/g)].map(([, name]) => name.replace('\\', '/'))

/** Whether a file gets the host's modules; what is not a file, such as evaluated code, belongs to the program. */
export type Scope = (file: string | null | undefined) => boolean

/** @param more packages beside the usual ones */
export function scopeOf(more: readonly string[] = []): Scope {
  const hosts = new Set([...HOSTS, ...more])
  return file => typeof file === 'string' && (isOwn(file) || packagesOf(file).some(name => hosts.has(name)))
}
