/** What a person may have meant. */

/** How many letters must be typed, deleted, changed or swapped to make one word of the other. */
function distance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1)
    }
    before = last
    last = row
  }
  return last[b.length]
}

/** The words that `word` was most likely meant for, if any: at most a third of its letters, and one more, are others. */
export function meant(word: string, words: readonly string[]): string[] {
  const asked = word.slice(0, 40).toLowerCase()
  const far = words.map(candidate => distance(asked, candidate.toLowerCase()))
  const least = Math.min(...far, 1 + asked.length / 3)
  return words.filter((_, k) => far[k] === least)
}

/** The words that look most like `word`, most alike first, at most `most`. */
export function nearest(word: string, words: readonly string[], most = 2): string[] {
  const asked = word.slice(0, 40).toLowerCase()
  return words
    .map(candidate => ({ candidate, far: distance(asked, candidate.toLowerCase()) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ candidate }) => candidate)
}

/** The words that are `word` but for a slip: two letters at most are others. */
export const slips = (word: string, words: readonly string[]): string[] =>
  meant(word, words).filter(candidate => distance(word.slice(0, 40).toLowerCase(), candidate.toLowerCase()) <= 2)
