import { patch } from '../patch'

interface Domain {
  emit(event: string, ...args: unknown[]): boolean
}

/** Domains listened for uncaught errors as anybody else did, so the other listeners got them too. */
export default patch({
  modules: {
    domain(view) {
      const share = (domain: Domain) => {
        const { emit } = domain
        const value = function (this: Domain, event: string, ...args: unknown[]) {
          const error = args[0] as { domainThrown?: boolean } | null | undefined
          const thrown = event === 'error' && error?.domainThrown
          const received = emit.call(this, event, ...args)
          if (thrown && process.listenerCount('uncaughtException') > 0) {
            process.emit('uncaughtException', error as Error)
          }
          return received
        }
        return Object.defineProperty(domain, 'emit', { value, writable: true, configurable: true })
      }
      for (const name of ['create', 'createDomain']) {
        const make = view[name]
        view[name] = () => share(make())
      }
    },
  },
})
