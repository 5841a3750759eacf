/** Which lines of two lists belong together: in order, those that are the same before those that are alike. */

/** Tables beyond this size are not worth their time: such lists are paired roughly. */
const mostCells = 400_000

/** A pair of places; -1 where the other list has nothing. */
export type Pair = readonly [number, number]

/**
 * @param weight what a pair is worth: 0 if the two do not belong together
 * @param sure whether two are the same; used at both ends, where most are
 */
export function pairUp<T, U = T>(
  a: readonly T[],
  b: readonly U[],
  weight: (x: T, y: U) => number,
  sure: (x: T, y: U) => boolean,
): Pair[] {
  let start = 0
  while (start < a.length && start < b.length && sure(a[start], b[start])) start++
  let end = 0
  const room = Math.min(a.length, b.length) - start
  while (end < room && sure(a[a.length - 1 - end], b[b.length - 1 - end])) end++
  const ends: Pair[] = Array.from({ length: end }, (_, k) => [a.length - end + k, b.length - end + k])
  return [
    ...Array.from({ length: start }, (_, k): Pair => [k, k]),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end), weight).map(
      ([i, j]): Pair => [i === -1 ? -1 : i + start, j === -1 ? -1 : j + start],
    ),
    ...ends,
  ]
}

/** How far to look for the partner of a line in lists that are too long for a table. */
const reach = 40

/** Takes the nearest line that belongs together with each. */
function roughly<T, U>(a: readonly T[], b: readonly U[], weight: (x: T, y: U) => number): Pair[] {
  const pairs: Pair[] = []
  let j = 0
  for (let i = 0; i < a.length; i++) {
    let found = j
    while (found < b.length && found < j + reach && weight(a[i], b[found]) === 0) found++
    if (found < b.length && found < j + reach) {
      while (j < found) pairs.push([-1, j++])
      pairs.push([i, j++])
    } else pairs.push([i, -1])
  }
  while (j < b.length) pairs.push([-1, j++])
  return pairs
}

function middle<T, U>(a: readonly T[], b: readonly U[], weight: (x: T, y: U) => number): Pair[] {
  const [n, m] = [a.length, b.length]
  if (n * m > mostCells) return roughly(a, b, weight)
  const width = m + 1
  const worth = new Float64Array(n * m)
  const best = new Float64Array((n + 1) * width)
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      const own = (worth[i * m + j] = weight(a[i], b[j]))
      const both = own > 0 ? own + best[(i + 1) * width + j + 1] : 0
      best[i * width + j] = Math.max(both, best[(i + 1) * width + j], best[i * width + j + 1])
    }
  }
  const pairs: Pair[] = []
  let [i, j] = [0, 0]
  while (i < n || j < m) {
    const own = i < n && j < m ? worth[i * m + j] : 0
    if (own > 0 && best[i * width + j] === own + best[(i + 1) * width + j + 1]) pairs.push([i++, j++])
    else if (j >= m || (i < n && best[(i + 1) * width + j] >= best[i * width + j + 1])) pairs.push([i++, -1])
    else pairs.push([-1, j++])
  }
  return pairs
}
