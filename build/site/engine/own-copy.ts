/**
 * In the place of `src/stream/own-copy`: the files of the stream packages are in the bundle as functions, and each copy runs
 * them anew. What they are given is as there.
 */

import { packages } from 'eras:packages'
import { process } from './shims/process'

type Require = (name: string) => unknown

/** A file of a package: its function, and the files that it names. */
interface PackedFile {
  readonly run: (
    exports: unknown,
    require: Require,
    module: object,
    file: string,
    dir: string,
    object: object,
    process: object,
    readInt: (text: unknown, radix?: number) => number,
  ) => void
  readonly files: Readonly<Record<string, string>>
}

export interface PackedPackage {
  readonly files: Readonly<Record<string, PackedFile>>
  /** What its files require of others. */
  readonly others: Readonly<Record<string, () => unknown>>
}

/** As the copies in Node have it: what a copy defines can be taken away again. */
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

const readInt = (text: unknown, radix?: number): number => Number.parseInt(text as string, radix)

/** @param instead what the package gets when it requires one of these names */
export function ownCopy(instead: Readonly<Record<string, unknown>>): Require {
  const loaded = new Map<string, { exports: unknown }>()
  return name => {
    const made = packages[name.slice(0, name.indexOf('/'))]
    const load = (file: string): unknown => {
      const known = loaded.get(file)
      if (known) return known.exports
      const module = { exports: {} as unknown }
      loaded.set(file, module)
      const { files, run } = made.files[file]
      const inner: Require = asked => {
        if (Object.hasOwn(instead, asked)) return instead[asked]
        return asked[0] === '.' ? load(files[asked]) : made.others[asked]()
      }
      run.call(module.exports, module.exports, inner, module, file, '', soft, process, readInt)
      return module.exports
    }
    return load(name)
  }
}
