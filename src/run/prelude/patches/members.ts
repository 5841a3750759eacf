import type { Profile } from '../../../profile/profile'
import { ownEmitter } from '../../../stream/emitter'
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

/** EventEmitter as the program has it: with the members that the era's had. */
function showEvents(view: ModuleView, _host: ModuleView, { process: { events, members } }: Profile): ModuleView {
  const { usingDomains } = view
  show(view, events === 'holds' ? 'EventEmitter' : 'events', members)
  Object.defineProperty(view, 'length', { value: events === 'takesOptions' ? 1 : 0, configurable: true })
  ownEmitter(view as never, name => Object.hasOwn(members, `emitter.${name}`))
  if (Object.hasOwn(process, 'EventEmitter')) put(process, 'EventEmitter', view)
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
