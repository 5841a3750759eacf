/** Makes a text small as long as something holds of it: whole lines first, then words, then single bytes (delta debugging). */

const LINES = /(?<=\n)/
const WORDS = /(?<=[^0-9A-Za-z-])|(?=[^0-9A-Za-z-])/

/** The parts of which none can be left out alone, found from the end on: what follows on what matters goes first. */
function fewest(all: readonly string[], holds: (text: string) => boolean): string[] {
  let parts = [...all]
  for (let size = parts.length >> 1 || 1; ; ) {
    let found = false
    for (let from = parts.length - size; from > -size; from -= size) {
      const begin = Math.max(from, 0)
      const rest = [...parts.slice(0, begin), ...parts.slice(Math.max(from + size, 0))]
      if (rest.length === parts.length || !holds(rest.join(''))) continue
      parts = rest
      found = true
    }
    if (size > 1) size >>= 1
    else if (!found) return parts
  }
}

/**
 * The smallest text that is found of which something holds; no byte of it can be left out alone.
 * @param holds of the text itself, too
 */
export function shrunk(text: string, holds: (text: string) => boolean): string {
  let best = text
  for (const parts of [LINES, WORDS]) best = fewest(best.split(parts), holds).join('')
  return fewest([...best], holds).join('')
}
