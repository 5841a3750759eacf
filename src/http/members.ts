/** Members of a prototype, put on in the era's order from a table of all that any era had. */

export { inherit } from '../stream/inherit'

type Member = PropertyDescriptor | ((...args: never[]) => unknown) | string | number | null | undefined

export type Members = Record<string, Member>

const isDescriptor = (member: Member): member is PropertyDescriptor =>
  typeof member === 'object' && member !== null && ('get' in member || 'value' in member)

/**
 * @param shapes in order: `name`, or `name/length` where the era's method had another length than ours; a name in
 * brackets is neither enumerable nor to be changed
 * @param all every member by name; an accessor or a value with attributes is given as a descriptor
 * @throws Error if a name has no member: a profile asked for what the core does not have
 */
export function putMembers(prototype: object, shapes: readonly string[], all: Members): void {
  for (const shape of shapes) {
    const [written, length] = shape.split('/')
    const name = written.replace(/^\[|\]$/g, '')
    if (!Object.hasOwn(all, name)) throw new Error(`http-eras: no member '${name}' to put on a prototype`)
    const member = all[name]
    if (length) Object.defineProperty(member, 'length', { value: Number(length), configurable: true })
    const attributes = isDescriptor(member) ? member : { value: member, writable: true }
    const open = name === written
    Object.defineProperty(prototype, name, { ...attributes, configurable: open, enumerable: open })
  }
}

/** Puts the members that a prototype has already into the era's order, under the lengths that it says. Those that may not be moved stay. */
export function orderMembers(prototype: object, shapes: readonly string[]): void {
  const members = prototype as Members
  for (const shape of shapes) {
    const [name, length] = shape.split('/')
    const descriptor = Object.getOwnPropertyDescriptor(members, name)
    if (!descriptor) throw new Error(`http-eras: no member '${name}' on a prototype`)
    if (length) Object.defineProperty(descriptor.value, 'length', { value: Number(length), configurable: true })
    if (!descriptor.configurable) continue
    delete members[name]
    Object.defineProperty(members, name, descriptor)
  }
}
