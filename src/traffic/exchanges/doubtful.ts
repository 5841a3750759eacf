/** Where two readers may end a body at different places (RFC 9112, 6.3): what one takes for a body has messages for the other. */

import type { Head } from '../../wire/head'

/** Whether the lengths and codings that a head names leave room for two opinions. Coding names of the body itself leave none. */
export function isDoubtfullyFramed({ headers }: Pick<Head, 'headers'>): boolean {
  const lengths = new Set<string>()
  const codings: string[] = []
  for (let k = 0; k < headers.length; k += 2) {
    const name = headers[k].trim().toLowerCase()
    if (name === 'content-length') lengths.add(headers[k + 1].trim())
    else if (name === 'transfer-encoding') codings.push(...headers[k + 1].toLowerCase().split(','))
  }
  if (lengths.size > 1 || [...lengths].some(length => !/^\d+$/.test(length))) return true
  const named = codings.map(coding => coding.replace(/^[ \t]+|[ \t]+$/g, '')).filter(coding => coding !== 'identity')
  return named.length > 0 && (lengths.size > 0 || named.indexOf('chunked') !== named.length - 1)
}
