/**
 * What of a HAR may go into a head. A HAR is a file from anywhere: what is not a token, a text or a status is left out,
 * counted and named, and never reaches the wire.
 */

/** Called with each thing that is left out, by its place in the entry. */
export type Fault = (kind: 'fields' | 'parts', place: string, message: string) => void

export interface HarField {
  readonly name: string
  readonly value: string
}

/** RFC 9110, 5.6.2. */
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/

export const isToken = (text: unknown): text is string => typeof text === 'string' && token.test(text)

/** A value as a HAR may show it: it is quoted short, and on one line. */
export function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}

/** The text of a value; a number is the text that a tool failed to make of it. */
const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined

/** A value of a head is bytes; characters beyond them can only have been UTF-8. */
export const asBytes = (text: string): string => (/[^\0-\xff]/.test(text) ? Buffer.from(text).toString('latin1') : text)

/** Fields that HTTP/2 and HTTP/3 have in place of a start line (RFC 9113, 8.3). */
const isPseudo = (name: string): boolean => /^:[a-z]+$/.test(name)

/**
 * The fields of a list, pseudo-fields among them. A value of several lines (lists are joined so by some tools) is a field
 * for each.
 */
export function fieldsOf(headers: unknown, place: string, fault: Fault): HarField[] {
  if (!Array.isArray(headers)) {
    fault('parts', place, `is not a list: ${quoted(headers)}`)
    return []
  }
  return headers.flatMap((header: { name?: unknown; value?: unknown } | null, k): HarField[] => {
    const name = header?.name
    const value = textOf(header?.value)
    if (!isToken(name) && !(typeof name === 'string' && isPseudo(name))) {
      fault('fields', `${place}[${k}].name`, `is not a token: ${quoted(name)}`)
      return []
    }
    if (value === undefined) {
      fault('fields', `${place}[${k}].value`, `is not a text: ${quoted(header?.value)}`)
      return []
    }
    return value.split(/[\r\n]+/).map(line => ({ name, value: asBytes(line) }))
  })
}
