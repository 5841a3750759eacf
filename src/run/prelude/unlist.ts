/** Taking globals from what is seen by going through `global`; they stay where they are. */

/** @param names those that the host does not have are passed over */
export function unlist(names: readonly string[]): void {
  for (const name of names) {
    if (Object.hasOwn(globalThis, name)) Object.defineProperty(globalThis, name, { enumerable: false })
  }
}
