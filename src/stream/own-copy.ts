/**
 * Packages of which every era has its own copy, so that a program that patches a prototype patches its era alone.
 * Files are read and compiled once a process; each copy runs them anew.
 */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import process from 'node:process'
import { compileFunction } from 'node:vm'

type Wrapped = (
  exports: unknown,
  require: (name: string) => unknown,
  module: object,
  file: string,
  dir: string,
  object: object,
  process: NodeJS.Process,
  readInt: (text: unknown, radix?: number) => number,
) => void

/** The `Object` that a copy sees, to be called like the engine's: what it defines can be taken away again. */
const soft = Object.setPrototypeOf(function soft(value: unknown) {
  return Object(value)
}, Object)
Object.defineProperties(soft, {
  prototype: { value: Object.prototype },
  defineProperty: {
    value: (target: object, name: PropertyKey, what: PropertyDescriptor) =>
      Object.defineProperty(target, name, {
        ...what,
        configurable: Object.getOwnPropertyDescriptor(target, name)?.configurable ?? true,
      }),
  },
})

/** Sizes that are not given are read most often, and by way of the text `undefined`. */
const quickParseInt = (text: unknown, radix?: number): number =>
  text === undefined ? Number.NaN : Number.parseInt(text as string, radix)

const compiled = new Map<string, Wrapped>()

function compile(file: string): Wrapped {
  let code = compiled.get(file)
  if (!code) {
    const names = ['exports', 'require', 'module', '__filename', '__dirname', 'Object', 'process', 'parseInt']
    code = compileFunction(readFileSync(file, 'utf8'), names, { filename: file }) as Wrapped
    compiled.set(file, code)
  }
  return code
}

/**
 * @param instead what the package gets when it requires one of these names
 * @returns requires a file of the package, such as `readable-stream-3/lib/_stream_readable.js`, from the copy
 */
export function ownCopy(instead: Readonly<Record<string, unknown>>): (name: string) => unknown {
  const loaded = new Map<string, { exports: unknown }>()
  const load = (file: string): unknown => {
    const known = loaded.get(file)
    if (known) return known.exports
    const module = { exports: {} as unknown }
    loaded.set(file, module)
    const outer = createRequire(file)
    const inner = (name: string): unknown => {
      if (Object.hasOwn(instead, name)) return instead[name]
      return name[0] === '.' ? load(outer.resolve(name)) : outer(name)
    }
    compile(file).call(module.exports, module.exports, inner, module, file, dirname(file), soft, process, quickParseInt)
    return module.exports
  }
  return name => load(require.resolve(name))
}
