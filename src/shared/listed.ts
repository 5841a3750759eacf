/** Lists that people write with commas. */

/**
 * The words of options that may be given one by one, or several at once with commas between. Brackets and quotes keep their commas, so
 * that `json:["a,b"]` is one word.
 */
export const listed = (given: readonly string[]): string[] =>
  given.flatMap(text => text.match(/(?:"(?:[^"\\]|\\.)*"|\[(?:"(?:[^"\\]|\\.)*"|[^\]"])*\]|[^,])+/g) ?? [text])
