/** Marks the words that were sought, in the rows and in the entry that is open, where the browser can do so. */

/** More than this many marks help nobody. */
const MOST = 2000

function rangesIn(root: Element, words: readonly string[], ranges: Range[]): void {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (texts.nextNode() && ranges.length < MOST) {
    const node = texts.currentNode as Text
    const text = node.data.toLowerCase()
    for (const word of words) {
      for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
        if (at + word.length > node.length) break
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + word.length)
        ranges.push(range)
      }
    }
  }
}

/** Marks words, in small letters, in what is shown of some elements; no words take the marks away. */
export function highlight(words: readonly string[], roots: Iterable<Element>): void {
  if (!('highlights' in CSS)) return
  const ranges: Range[] = []
  if (words.length > 0) for (const root of roots) rangesIn(root, words, ranges)
  CSS.highlights.set('sought', new Highlight(...ranges))
}
