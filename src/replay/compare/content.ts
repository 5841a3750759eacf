/** The body of an answer without its content codings, which say the same in other bytes each time: gzip has a date in it. */

import { decoded } from '../../traffic/exchanges/coding'
import type { Head } from '../../wire/head'

interface Coded {
  head: Pick<Head, 'headers'>
  body: readonly Buffer[]
}

/** As it came where it has no coding, one that is unknown, or does not keep to it. */
export function contentOf({ head, body }: Coded): Buffer {
  const bytes = body.length === 1 ? body[0] : Buffer.concat(body)
  if (bytes.length === 0) return bytes
  const fields = Array.from({ length: head.headers.length >> 1 }, (_, k) => ({
    name: head.headers[2 * k],
    value: head.headers[2 * k + 1],
  }))
  return decoded(bytes, fields)
}

/** The same answer without its codings, the field that names them included. */
export function withoutCodings<A extends Coded>(answer: A): A {
  const { headers } = answer.head
  const kept = headers.filter((_, k) => headers[k - (k % 2)].toLowerCase() !== 'content-encoding')
  return { ...answer, head: { ...answer.head, headers: kept }, body: [contentOf(answer)] }
}
