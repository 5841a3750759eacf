/** A field of a head that is looked for in its lines, so that no headers are made of them. */

/** @returns the value of the first line of that name, which is in lower case */
export function fieldOf(lines: readonly string[], name: string): string | undefined {
  for (let i = 0; i < lines.length; i += 2) {
    if (lines[i].length === name.length && lines[i].toLowerCase() === name) return lines[i + 1]
  }
  return undefined
}
