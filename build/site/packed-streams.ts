/** The stream packages of the eras as modules for the bundle of the playground: each file a function, to be run for each copy. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { root } from '../../src/shared/facts'

const names = ['readable-stream-1', 'readable-stream-2', 'readable-stream-3']
const first = ['readable', 'writable', 'duplex', 'transform', 'passthrough'].map(name => `lib/_stream_${name}.js`)

const REQUIRE = /\brequire\(\s*['"]([^'"]+)['"]\s*\)/g

/** What the copies get from the era (src/stream/streams.ts), and never from a package. */
const given = new Set(['stream', 'string_decoder/', 'util', 'buffer'])

/** A package by its name: the folder, and the text of its module. */
export function packedPackage(name: string): { readonly directory: string; readonly text: string } {
  const directory = path.join(root, 'node_modules', name)
  const files = new Map<string, string>()
  const others = new Set<string>()
  const add = (file: string): void => {
    const key = path.posix.join(name, path.relative(directory, file).split(path.sep).join('/'))
    if (files.has(key)) return
    const code = readFileSync(file, 'utf8')
    files.set(key, '')
    const needs: Record<string, string> = {}
    for (const [, asked] of code.matchAll(REQUIRE)) {
      if (asked.startsWith('.')) {
        const found = createRequire(file).resolve(asked)
        needs[asked] = path.posix.join(name, path.relative(directory, found).split(path.sep).join('/'))
        add(found)
      } else if (!given.has(asked)) others.add(asked)
    }
    const parameters = 'exports, require, module, __filename, __dirname, Object, process, parseInt'
    files.set(key, `{ run: function (${parameters}) {${code}\n}, files: ${JSON.stringify(needs)} }`)
  }
  for (const file of first) add(path.join(directory, file))
  const packed = [...files].map(([key, text]) => `${JSON.stringify(key)}: ${text}`)
  const asked = [...others].map(other => `${JSON.stringify(other)}: () => require(${JSON.stringify(other)})`)
  return { directory, text: `module.exports = { files: {${packed.join(',\n')}}, others: {${asked.join(', ')}} }` }
}

/** The module that has all of them. */
export const packedPackages = (): string =>
  `export const packages = { ${names.map(name => `${JSON.stringify(name)}: require('eras:packages/${name}')`).join(', ')} }`
