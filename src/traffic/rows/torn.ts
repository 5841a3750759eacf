/** A row that was cut off while it was written, as distinct from bytes that never were a row. */

const beginning = '{"format":"wire-transcript/1"'

/** Whether a text is the beginning of a JSON object that lacks its end. */
function isCutObject(text: string): boolean {
  if (!text.startsWith('{')) return false
  let depth = 0
  let inText = false
  for (let at = 0; at < text.length; at++) {
    const c = text[at]
    if (inText) {
      if (c === '\\') at++
      else if (c === '"') inText = false
    } else if (c === '"') inText = true
    else if (c === '{' || c === '[') depth++
    else if ((c === '}' || c === ']') && --depth === 0) return false
  }
  return true
}

/**
 * Whether a line that is not JSON was a row before it was cut off: the last one of its file, or one that a later writer
 * left behind when it began on a fresh line. A disk that lost its power may leave zeros.
 * @param first whether it is the first line of its file, which tells a foreign file
 * @param whole whether its line feed is there
 */
export function isTorn(line: string, first: boolean, whole: boolean): boolean {
  if (/^\0+$/.test(line)) return !first
  const text = line.replace(/\0+$/, '')
  if (!isCutObject(text)) return false
  if (!first) return true
  return text.replace(/\s+/g, '').startsWith(beginning) || (!whole && beginning.startsWith(text))
}
