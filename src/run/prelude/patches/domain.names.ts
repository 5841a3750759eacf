import { patch } from '../patch'

type Told = Record<string, unknown> | null | undefined
interface Domain {
  emit(event: string, ...args: unknown[]): boolean
}

const NAMES = ['thrown', 'emitter', 'bound']

/** What an error says of how a domain came by it has an underscore in its name. */
function rename(error: Told): void {
  if (typeof error !== 'object' || error === null) return
  for (const name of NAMES) {
    const later = `domain${name[0].toUpperCase()}${name.slice(1)}`
    if (!Object.hasOwn(error, later)) continue
    const value = error[later]
    Reflect.deleteProperty(error, later)
    error[`domain_${name}`] = value
  }
}

export default patch({
  modules: {
    domain(view) {
      for (const name of ['create', 'createDomain']) {
        const make = view[name]
        view[name] = () => {
          const domain = make() as Domain
          const { emit } = domain
          const value = function (this: Domain, event: string, ...args: unknown[]) {
            if (event === 'error') rename(args[0] as Told)
            return emit.call(this, event, ...args)
          }
          return Object.defineProperty(domain, 'emit', { value, writable: true, configurable: true })
        }
      }
    },
  },
})
