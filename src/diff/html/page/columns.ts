/** Finding a column by what a version is called elsewhere: the page and those who write it do so alike. */

export interface Column {
  readonly name: string
  readonly line: string
  readonly runtime?: string | undefined
}

/** The place of the column with that name, or else of the last of that line, or of that recorded release; -1 for none. */
export function placeOf(columns: readonly Column[], name: string): number {
  const exact = columns.findIndex(column => column.name === name)
  if (exact !== -1) return exact
  const ofLine = columns.findLastIndex(column => column.line === name)
  return ofLine === -1 ? columns.findIndex(column => column.runtime === name) : ofLine
}
