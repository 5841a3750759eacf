/** process.binding of a pinned process: some of it is ours. */

type Binding = (name: string) => unknown

const given = new Map<string, (host: () => unknown) => unknown>()
const made = new Map<string, unknown>()
let installed = false

function install(): void {
  const holder = process as unknown as { binding: Binding }
  const host = holder.binding.bind(process)
  holder.binding = name => {
    const make = given.get(name)
    if (!make) return host(name)
    if (!made.has(name))
      made.set(
        name,
        make(() => host(name)),
      )
    return made.get(name)
  }
}

/** @param make is called when the binding is first asked for, with what gives the host's */
export function giveBinding(name: string, make: (host: () => unknown) => unknown): void {
  given.set(name, make)
  if (!installed) install()
  installed = true
}
