/** Members of a prototype that also show the lengths of their era: `addRequest/3` is a method of three arguments. */

import { type Members, putMembers } from './members'
import { shapeFunction } from './module-shape'

/**
 * @param shapes in order, `name` or `name/length`; a name in brackets is not enumerable
 * @param all every member by name
 */
export function putShaped(prototype: object, shapes: readonly string[], all: Members): void {
  const names = shapes.map(shape => {
    const [name, length] = shape.split('/')
    if (length) shapeFunction(all[name.replace(/^\[|\]$/g, '')], ['', Number(length)])
    return name
  })
  putMembers(prototype, names, all)
}
