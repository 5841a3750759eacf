import { EventEmitter } from 'node:events'
import type { Profile } from '../../../profile/profile'
import { type ModuleView, patch, put } from '../patch'

type Members = Profile['process']['members']

/** Leaves what the release had, and enumerates it as the release did. */
function show(view: ModuleView, module: string, members: Members): void {
  for (const [name, member] of Object.entries(Object.getOwnPropertyDescriptors(view))) {
    if (typeof view === 'function' && ['prototype', 'length', 'name', 'arguments', 'caller'].includes(name)) continue
    const shown = Object.hasOwn(members, `${module}.${name}`) && members[`${module}.${name}`]
    if (!shown) delete view[name]
    else Object.defineProperty(view, name, { ...member, enumerable: shown === 'shown' })
  }
}

/** EventEmitter as the program has it: of the host's prototype, as all emitters are. */
function showEvents(view: ModuleView, _host: ModuleView, { process: { events, members } }: Profile): ModuleView {
  const { usingDomains } = view
  show(view, events === 'holds' ? 'EventEmitter' : 'events', members)
  Object.defineProperty(view, 'length', { value: events === 'takesOptions' ? 1 : 0, configurable: true })
  put(EventEmitter.prototype, 'constructor', view, false)
  if (Object.hasOwn(process, 'EventEmitter')) put(process, 'EventEmitter', view)
  // What came later stays, because the host's own modules call it, but nobody meets it in a loop.
  for (const [name, member] of Object.entries(Object.getOwnPropertyDescriptors(EventEmitter.prototype))) {
    if (typeof member.value !== 'function' || name === 'constructor') continue
    const enumerable = Object.hasOwn(members, `emitter.${name}`)
    Object.defineProperty(EventEmitter.prototype, name, { ...member, enumerable })
  }
  if (events === 'holds') {
    const module: ModuleView = { EventEmitter: view, usingDomains }
    show(module, 'events', members)
    return module
  }
  view.EventEmitter = view
  return view
}

export default patch({
  modules: Object.fromEntries(
    ['net', 'tls', 'url', 'util', 'zlib'].map(name => [
      name,
      (view: ModuleView, _host: ModuleView, { process: { members } }: Profile) => show(view, name, members),
    ]),
  ),
  remakes: { events: showEvents },
})
