/** Members of a prototype that also show the lengths of their era: `addRequest/3` is a method of three arguments. */

import { type Members, putMembers } from './members'

/**
 * @param shapes in order, `name` or `name/length`; a name in brackets is not enumerable
 * @param all every member by name
 */
export function putShaped(prototype: object, shapes: readonly string[], all: Members): void {
  const names = shapes.map(shape => {
    const [name, length] = shape.split('/')
    const member = all[name.replace(/^\[|\]$/g, '')]
    if (length) Object.defineProperty(member, 'length', { value: Number(length), configurable: true })
    return name
  })
  putMembers(prototype, names, all)
}
