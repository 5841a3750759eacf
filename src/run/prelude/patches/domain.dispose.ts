import { patch } from '../patch'

interface Domain {
  members: { emit?: unknown; destroy?(): void; end?(): void; removeAllListeners?(): void; on?: unknown }[]
  exit(): void
  emit(event: string): void
  remove(member: unknown): void
  removeAllListeners(): void
}

/** Ends what the domain holds and lets go of it. */
function dispose(this: Domain): void {
  this.exit()
  this.emit('dispose')
  this.removeAllListeners()
  for (const member of [...this.members]) {
    if (typeof member.emit === 'function') {
      member.removeAllListeners?.()
      ;(member.on as (event: string, listener: () => void) => void)('error', () => {})
    }
    try {
      member.destroy?.()
    } catch {
      // It may have been ended already.
    }
    this.remove(member)
  }
  this.members.length = 0
}

/** Domains are the host's; it is those that the program makes that can be disposed of. */
export default patch({
  modules: {
    domain(view, { Domain }) {
      if ('dispose' in Domain.prototype) return
      const give = (domain: object) => Object.defineProperty(domain, 'dispose', { value: dispose, configurable: true })
      for (const name of ['create', 'createDomain']) {
        const make = view[name]
        view[name] = () => give(make())
      }
    },
  },
})
