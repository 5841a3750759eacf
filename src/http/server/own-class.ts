/**
 * The host's classes of servers as a pinned program has them: of a prototype of its own, so that nothing of the host's
 * stands between the classes of the era. The host's parts still take such servers for theirs: they ask by instanceof.
 */

type Class = Function & { prototype: object }

const prototypes = new WeakMap<Function, WeakSet<object>>()
const isInstance = Function.prototype[Symbol.hasInstance]

/** Whether one of the prototypes that stand for the host's class is above an object. */
function isOwnInstance(known: WeakSet<object>, it: unknown): boolean {
  if (typeof it !== 'object' || it === null) return false
  for (let at = Object.getPrototypeOf(it); at !== null; at = Object.getPrototypeOf(at)) if (known.has(at)) return true
  return false
}

/** The prototypes that stand for that of a class of the host's, which knows them from the first on. */
function standingFor(host: Class): WeakSet<object> {
  let known = prototypes.get(host)
  if (!known) {
    known = new WeakSet()
    prototypes.set(host, known)
    const own = known
    Object.defineProperty(host, Symbol.hasInstance, {
      value(this: Function, it: unknown) {
        return isInstance.call(this, it) || (this === host && isOwnInstance(own, it))
      },
      configurable: true,
      writable: true,
    })
  }
  return known
}

/**
 * @param host the host's class
 * @param above the prototype that its own inherits from
 * @param without names that it does not have
 * @param read what the host's class is given of what a server is made with
 * @param prepared is done with each new server
 */
export function ownClass(
  host: Class,
  above: object,
  without: readonly string[],
  read: (args: unknown[]) => unknown[],
  prepared: (server: object) => void,
): Class {
  function Server(this: object, ...args: unknown[]): object | void {
    if (!isInstance.call(Server, this)) return Reflect.construct(Server, args)
    host.apply(this, read(args))
    prepared(this)
  }
  Object.defineProperty(Server, 'length', { value: host.length })
  const members = Object.getOwnPropertyDescriptors(host.prototype) as Record<PropertyKey, PropertyDescriptor>
  for (const name of ['constructor', ...without]) delete members[name]
  Object.defineProperties(Object.setPrototypeOf(Server.prototype, above), members)
  standingFor(host).add(Server.prototype)
  // What comes from the host's parts is an instance, too.
  Object.defineProperty(Server, Symbol.hasInstance, {
    value(this: Function, it: unknown) {
      return isInstance.call(this, it) || (this === Server && it instanceof host)
    },
    configurable: true,
    writable: true,
  })
  return Server
}

/** The class itself, where a view was put over it; nothing if it is the host's. */
export function ownClassOf(view: Class, host: Class): Class | undefined {
  const { prototype } = view
  return prototypes.get(host)?.has(prototype) ? (prototype.constructor as Class) : undefined
}
