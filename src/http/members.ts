/** Members of a prototype, put on in the era's order from a table of all that any era had. */

type Member = PropertyDescriptor | ((...args: never[]) => unknown) | string | number | null | undefined

export type Members = Record<string, Member>

const isDescriptor = (member: Member): member is PropertyDescriptor =>
  typeof member === 'object' && member !== null && ('get' in member || 'value' in member)

/**
 * @param names in order; a name in brackets is not enumerable
 * @param all every member by name; an accessor or a value with attributes is given as a descriptor
 * @throws Error if a name has no member: a profile asked for what the core does not have
 */
export function putMembers(prototype: object, names: readonly string[], all: Members): void {
  for (const written of names) {
    const name = written.replace(/^\[|\]$/g, '')
    if (!Object.hasOwn(all, name)) throw new Error(`http-eras: no member '${name}' to put on a prototype`)
    const member = all[name]
    const attributes = isDescriptor(member) ? member : { value: member, writable: true }
    Object.defineProperty(prototype, name, { ...attributes, configurable: true, enumerable: name === written })
  }
}

/**
 * Makes `child` inherit from `parent` the way of util.inherits.
 * @param chains whether the constructor itself inherits too, so that statics are seen through it
 */
// biome-ignore lint/suspicious/noExplicitAny: any legacy constructor
export function inherit(child: any, parent: any, chains = false): void {
  if (chains) Object.setPrototypeOf(child, parent)
  else child.super_ = parent
  Object.setPrototypeOf(child.prototype, parent.prototype)
}
