/** Giving the sockets and servers that a program makes other methods, without touching the host's classes. */

type Call = (...args: unknown[]) => unknown
type Methods = Record<string, Call>
/** Makes a method from the one that there is, for an object. */
export type Way = (method: Call, object: object) => Call

/** Puts a method of its own on an object. */
export function dress<T extends object>(object: T, name: string, way: Way): T {
  const method = (object as Methods)[name].bind(object)
  return Object.defineProperty(object, name, { value: way(method, object), writable: true, configurable: true })
}

/**
 * The host's class as the program has it: of the same prototype, so that all that is an instance of one is of the
 * other. What comes out of it gets the method, unless a class of the program has put its own in that place.
 */
export function dressed(host: Call & { prototype: object }, name: string, way: Way): object {
  const inherited = (host.prototype as Methods)[name]
  function Dressed(this: unknown, ...args: unknown[]): unknown {
    const target = new.target === Dressed ? host : new.target
    const object = (target ? Reflect.construct(host, args, target) : (host.apply(this, args) ?? this)) as Methods
    return object[name] === inherited ? dress(object, name, way) : object
  }
  for (const name of ['name', 'length', 'super_']) {
    const own = Object.getOwnPropertyDescriptor(host, name)
    if (own) Object.defineProperty(Dressed, name, own)
  }
  Dressed.prototype = host.prototype
  return Object.setPrototypeOf(Dressed, host)
}
