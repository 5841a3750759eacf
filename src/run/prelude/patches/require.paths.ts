import Module = require('node:module')

import os from 'node:os'
import path from 'node:path'
import { patch } from '../patch'

type Lookup = (request: string, parent: unknown) => string[] | null
const internals = Module as unknown as { _resolveLookupPaths: Lookup; wrapper: [string, string] }

/** Where packages were looked for before there were folders of them beside each program. */
function folders(): string[] {
  const given = (process.env.NODE_PATH ?? '').split(path.delimiter).filter(Boolean)
  const beside = path.join(process.execPath, '..', '..', 'lib', 'node')
  return [...given, path.join(os.homedir(), '.node_modules'), path.join(os.homedir(), '.node_libraries'), beside]
}

/**
 * Each file gets a `require` of its own, so that the list can be given to it only in the function around the file.
 * A second function inside keeps a 'use strict' the first thing in its body.
 */
const NAMES = 'exports, require, module, __filename, __dirname'

export default patch({
  install() {
    const paths = folders()
    const { _resolveLookupPaths: lookup } = internals
    internals._resolveLookupPaths = function (request, parent) {
      const found = lookup.call(this, request, parent)
      return found && !/^\.{1,2}(?:[\\/]|$)/.test(request) ? [...found, ...paths] : found
    }
    const key = Symbol.for('http-eras.require.paths')
    Object.defineProperty(globalThis, key, { value: paths, configurable: true })
    const give = `require.paths = globalThis[Symbol.for('http-eras.require.paths')]`
    internals.wrapper = [
      `(function (${NAMES}) { ${give}; return (function (${NAMES}) { `,
      `\n}).call(this, ${NAMES}); });`,
    ]
  },
})
