/** What is the same and what is not in two lists of lines: the longest common part, found line by line. */

/** A line of one of two lists, or of both. */
export interface AlignedLine {
  /** Only in the first list, only in the second, or in both. */
  kind: 'first' | 'second' | 'both'
  /** The line itself. */
  text: string
}

/** Tables beyond this size are not worth their memory: such lists count as wholly different between their ends. */
const mostCells = 4_000_000

/** Aligns two lists. */
export function align(first: string[], second: string[]): AlignedLine[] {
  let start = 0
  while (start < first.length && start < second.length && first[start] === second[start]) start++
  let end = 0
  const room = Math.min(first.length, second.length) - start
  while (end < room && first[first.length - 1 - end] === second[second.length - 1 - end]) end++
  const both = (text: string): AlignedLine => ({ kind: 'both', text })
  return [
    ...first.slice(0, start).map(both),
    ...alignMiddle(first.slice(start, first.length - end), second.slice(start, second.length - end)),
    ...first.slice(first.length - end).map(both),
  ]
}

function alignMiddle(first: string[], second: string[]): AlignedLine[] {
  const [n, m] = [first.length, second.length]
  if (n * m > mostCells) {
    return [
      ...first.map(text => ({ kind: 'first', text }) as AlignedLine),
      ...second.map(text => ({ kind: 'second', text }) as AlignedLine),
    ]
  }
  const width = m + 1
  const common = new Uint32Array((n + 1) * width) // the longest common part of what follows each pair of places
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      common[i * width + j] =
        first[i] === second[j]
          ? common[(i + 1) * width + j + 1] + 1
          : Math.max(common[(i + 1) * width + j], common[i * width + j + 1])
    }
  }
  const lines: AlignedLine[] = []
  let i = 0
  let j = 0
  while (i < n || j < m) {
    if (i < n && j < m && first[i] === second[j]) {
      lines.push({ kind: 'both', text: first[i++] })
      j++
    } else if (j >= m || (i < n && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      lines.push({ kind: 'first', text: first[i++] })
    } else lines.push({ kind: 'second', text: second[j++] })
  }
  return lines
}

/** The first lines, and how many more there are. */
export function capped(lines: AlignedLine[], most: number): AlignedLine[] {
  const more = lines.length - most
  if (more <= 0) return lines
  return [...lines.slice(0, most), { kind: 'both', text: `… ${more} line${more === 1 ? '' : 's'} more` }]
}

/** Lists with only the lines around differences kept; a gap is one line of dots. */
export function around(lines: AlignedLine[], context: number): AlignedLine[] {
  const near = new Set<number>()
  lines.forEach((line, at) => {
    if (line.kind === 'both') return
    for (let k = at - context; k <= at + context; k++) near.add(k)
  })
  const kept: AlignedLine[] = []
  lines.forEach((line, at) => {
    if (near.has(at)) kept.push(line)
    else if (near.has(at - 1) || at === 0) kept.push({ kind: 'both', text: '…' })
  })
  return kept
}
