import { patch } from '../patch'

type Done = (error: Error) => void

const has = (place: unknown): boolean => typeof place === 'string' && place.includes('\0')
const refusal = (): Error => Object.assign(new Error('Path must be a string without null bytes.'), { code: 'ENOENT' })

/** Such paths come from strangers: who hands them on gets an error where he waits for one, and is not ended by it. */
export default patch({
  modules: {
    fs(view) {
      const calls = Object.keys(view).filter(name => typeof view[`${name}Sync`] === 'function' && name !== 'exists')
      for (const name of calls) {
        const call = view[name] as (...args: unknown[]) => unknown
        const guarded = function (this: unknown, ...args: unknown[]) {
          const done = args[args.length - 1] as Done
          if (!has(args[0]) || typeof done !== 'function') return call.apply(this, args)
          process.nextTick(done, refusal())
        }
        view[name] = Object.defineProperties(guarded, Object.getOwnPropertyDescriptors(call))
      }
      for (const name of ['createReadStream', 'createWriteStream']) {
        const create = view[name]
        view[name] = (place: unknown, ...rest: unknown[]) => {
          if (!has(place)) return create(place, ...rest)
          const { PassThrough } = require('node:stream') as typeof import('node:stream')
          const stream = new PassThrough()
          process.nextTick(() => stream.destroy(refusal()))
          return stream
        }
      }
    },
  },
})
