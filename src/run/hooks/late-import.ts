/**
 * `import` where the host has hooks in a loader thread only. Its start takes as long as that of node, so it waits for
 * the first ES module or dynamic import. An ES module that is loaded with `require` is not seen by such hooks: that is
 * said with a warning.
 */

import Module = require('node:module')

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { erasError } from '../../errors'
import type { Gate } from '../module-gate'
import type { Pin } from '../modules'

const host = Module as unknown as {
  register(specifier: string, options: { data: unknown }): void
  prototype: { _compile(content: string, filename: string, format?: unknown, ...rest: unknown[]): unknown }
  _findPath(request: string, paths: string[] | null, isMain: boolean): string | false
}

/** An ES module by its look, or a script with a dynamic import. */
const IMPORTS = /\bimport\s*\(|^\s*(?:import|export)\b/m

/** What an ES module imports, near enough for a warning. */
const REQUESTS = /\b(?:from|import)\s*['"]([^'"\n]+)['"]/g

/** Whether the process may start with an ES module: by its name, its package, or because it is not a file. */
function startsWithEsm(script: string | undefined): boolean {
  const file = script && host._findPath(path.resolve(script), null, true)
  if (!file || file.endsWith('.mjs')) return true
  if (file.endsWith('.cjs')) return false
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    try {
      const { type } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { type?: unknown }
      return type === 'module'
    } catch (error) {
      // One that is not JSON is the host's to report.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || folder === path.dirname(folder)) return false
    }
  }
}

function warnOfRequired(gate: Gate, content: string, filename: string): void {
  const request = [...content.matchAll(REQUESTS)].find(([, name]) => gate.opens(name, filename))?.[1]
  if (request) process.emitWarning(erasError('ERAS_REQUIRED_ESM', filename, request))
}

export function hookImportsLate(gate: Gate, { spec, options }: Pin, entry: string | undefined): void {
  let armed = false
  const arm = () => {
    if (armed) return
    armed = true
    host.register(pathToFileURL(path.join(__dirname, 'loader.js')).href, { data: { spec, options } })
  }
  if (startsWithEsm(entry)) arm()
  const { _compile } = host.prototype
  host.prototype._compile = function (content, filename, format, ...rest) {
    if (format === 'module') warnOfRequired(gate, content, filename)
    else if (!armed && IMPORTS.test(content)) arm()
    return _compile.call(this, content, filename, format, ...rest)
  }
}
