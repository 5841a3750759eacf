/** The text of a reason without calling anything of it, as V8 tells values in its own messages. */

/** A member that is a plain value, however far up it is inherited from. */
function plainMember(object: object, name: PropertyKey): unknown {
  for (let at: object | null = object; at !== null; at = Object.getPrototypeOf(at)) {
    const found = Object.getOwnPropertyDescriptor(at, name)
    if (found) return found.value
  }
  return undefined
}

const textMember = (object: object, name: PropertyKey, otherwise: string): string => {
  const value = plainMember(object, name)
  return value === undefined ? otherwise : textOfReason(value)
}

function textOfError(error: object): string {
  const name = textMember(error, 'name', 'Error')
  const message = textMember(error, 'message', '')
  return name === '' ? message : message === '' ? name : `${name}: ${message}`
}

export function textOfReason(reason: unknown): string {
  if (typeof reason === 'function') return Function.prototype.toString.call(reason)
  if (typeof reason !== 'object' || reason === null) return String(reason)
  const conversion = plainMember(reason, 'toString')
  if (reason instanceof Error || conversion === Error.prototype.toString) return textOfError(reason)
  if (conversion === Object.prototype.toString) {
    const made = plainMember(reason, 'constructor')
    const name = typeof made === 'function' ? plainMember(made, 'name') : undefined
    if (typeof name === 'string' && name !== '') return `#<${name}>`
  }
  const tag = plainMember(reason, Symbol.toStringTag)
  if (typeof tag === 'string') return `[object ${tag}]`
  return `[object ${Array.isArray(reason) ? 'Array' : 'Object'}]`
}
