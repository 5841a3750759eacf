import { EventEmitter } from 'node:events'
import type { Profile } from '../../../profile/profile'
import { type ModuleFace, mend, put } from '../mend'

type Members = Profile['process']['members']

/** Leaves what the release had, and enumerates it as the release did. */
function show(face: ModuleFace, module: string, members: Members): void {
  for (const [name, member] of Object.entries(Object.getOwnPropertyDescriptors(face))) {
    if (typeof face === 'function' && ['prototype', 'length', 'name', 'arguments', 'caller'].includes(name)) continue
    const shown = Object.hasOwn(members, `${module}.${name}`) && members[`${module}.${name}`]
    if (!shown) delete face[name]
    else Object.defineProperty(face, name, { ...member, enumerable: shown === 'shown' })
  }
}

/** EventEmitter as the program has it: of the host's prototype, as all emitters are. */
function showEvents(face: ModuleFace, _host: ModuleFace, { process: { events, members } }: Profile): ModuleFace {
  const { usingDomains } = face
  show(face, events === 'holds' ? 'EventEmitter' : 'events', members)
  Object.defineProperty(face, 'length', { value: events === 'takesOptions' ? 1 : 0, configurable: true })
  put(EventEmitter.prototype, 'constructor', face, false)
  if (Object.hasOwn(process, 'EventEmitter')) put(process, 'EventEmitter', face)
  // What came later stays, because the host's own modules call it, but nobody meets it in a loop.
  for (const [name, member] of Object.entries(Object.getOwnPropertyDescriptors(EventEmitter.prototype))) {
    if (typeof member.value !== 'function' || name === 'constructor') continue
    const enumerable = Object.hasOwn(members, `emitter.${name}`)
    Object.defineProperty(EventEmitter.prototype, name, { ...member, enumerable })
  }
  if (events === 'holds') {
    const module: ModuleFace = { EventEmitter: face, usingDomains }
    show(module, 'events', members)
    return module
  }
  face.EventEmitter = face
  return face
}

export default mend({
  modules: Object.fromEntries(
    ['net', 'tls', 'url', 'util', 'zlib'].map(name => [
      name,
      (face: ModuleFace, _host: ModuleFace, { process: { members } }: Profile) => show(face, name, members),
    ]),
  ),
  remakes: { events: showEvents },
})
