import { type ModuleView, patch } from '../patch'

type Options = { finishFlush?: number } | undefined
type Call = (this: unknown, ...args: unknown[]) => unknown

const CLASSES = ['Gunzip', 'Inflate', 'InflateRaw', 'Unzip']

/** Whoever unpacks what was cut off gets what there was, and hears of no error. */
export default patch({
  modules: {
    zlib(view, host) {
      const finishFlush = host.constants.Z_SYNC_FLUSH
      const quiet = (options: unknown): object => ({ finishFlush, ...(options as Options) })
      for (const name of CLASSES) {
        const unpack = `${name[0].toLowerCase()}${name.slice(1)}`
        view[name] = quietClass(host[name], quiet)
        view[`create${name}`] = (options: Options) => new view[name](options)
        quietCalls(view, unpack, quiet)
      }
    },
  },
})

/** The host's class with other options, under a prototype of the program's own; classes of a program may inherit from it. */
function quietClass(host: Call & { prototype: object }, quiet: (options: unknown) => object): unknown {
  const prototype = Object.create(host.prototype)
  function Quiet(this: object, options: unknown): unknown {
    if (new.target) return Reflect.construct(host, [quiet(options)], new.target)
    if (!Object.prototype.isPrototypeOf.call(prototype, Object(this)))
      return Reflect.construct(host, [quiet(options)], Quiet)
    return host.call(this, quiet(options))
  }
  Object.defineProperty(Quiet, 'name', { value: host.name })
  Object.defineProperty(prototype, 'constructor', { value: Quiet, writable: true, configurable: true })
  Quiet.prototype = prototype
  return Quiet
}

/** The functions that unpack at once. */
function quietCalls(view: ModuleView, name: string, quiet: (options: unknown) => object): void {
  const [unpack, unpackSync] = [view[name], view[`${name}Sync`]] as [Call, Call | undefined]
  view[name] = (data: unknown, ...rest: unknown[]) => {
    const options = typeof rest[0] === 'function' ? [] : rest.splice(0, 1)
    return unpack(data, quiet(options[0]), ...rest)
  }
  if (unpackSync) view[`${name}Sync`] = (data: unknown, options: unknown) => unpackSync(data, quiet(options))
}
