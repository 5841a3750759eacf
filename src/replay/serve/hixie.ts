/**
 * The opening handshake of WebSocket's early drafts: up to hixie-75 a server repeats where the client came from and went to;
 * hixie-76 (hybi-00) has two keys in the head and eight bytes after it, of which it makes the sixteen that follow its own head.
 */

import { createHash } from 'node:crypto'
import { fieldsOf, hostOf } from '../../traffic/exchanges/asked'
import type { Plan } from '../play/plan'

/** How many bytes the client says after its head, and the server after its own. */
export const sizes = { asked: 8, proof: 16 }

/** The number that is hidden in a key: its digits, divided by how many blanks it has; undefined if there is none. */
function numberOf(key: string | undefined): number | undefined {
  const blanks = key?.match(/ /g)?.length ?? 0
  const digits = key?.replace(/\D/g, '') ?? ''
  const number = Number(digits) / blanks
  return digits !== '' && Number.isInteger(number) && number < 2 ** 32 ? number : undefined
}

/** Whether a request has the two keys. */
export const hasKeys = (headers: readonly string[]): boolean =>
  ['1', '2'].every(nth => numberOf(fieldsOf(headers, `sec-websocket-key${nth}`)[0]) !== undefined)

/** What proves that the keys of a request and the bytes after it were read. */
export function proofOf(headers: readonly string[], bytes: Buffer): Buffer {
  const numbers = Buffer.alloc(8)
  for (const nth of [0, 1]) {
    numbers.writeUInt32BE(numberOf(fieldsOf(headers, `sec-websocket-key${nth + 1}`)[0]) ?? 0, 4 * nth)
  }
  return createHash('md5').update(numbers).update(bytes.subarray(0, sizes.asked)).digest()
}

/** Whether the recorded bytes after an upgrade begin with the proof that the recorded client's keys were read. */
export function beginsWithProof({ exchanges, flow }: Plan, at: number): boolean {
  const { request, response } = exchanges[at]
  const headers = exchanges[at - 1]?.asked?.head.headers
  if (!headers || !hasKeys(headers) || request.end - request.start < sizes.asked) return false
  const proof = proofOf(headers, flow.client.subarray(request.start))
  return flow.server.subarray(response.start, Math.min(response.end, response.start + sizes.proof)).equals(proof)
}

/** Parts with other bytes at their beginning. */
export function begunWith<P extends { bytes: Buffer }>(parts: readonly P[], start: Buffer): P[] {
  let at = 0
  return parts.map(part => {
    const fresh = start.subarray(at, at + part.bytes.length)
    at += fresh.length
    return fresh.length === 0 ? part : { ...part, bytes: Buffer.concat([fresh, part.bytes.subarray(fresh.length)]) }
  })
}

/**
 * What the fields of an answer that repeat the client's origin and its target must say, if the recorded ones did repeat those.
 * @returns by the name of the field, in lower case
 */
export function repeatedOf(
  recorded: readonly string[],
  answer: readonly string[],
  asked: readonly string[],
): Map<string, string> {
  const one = (headers: readonly string[], name: string) => fieldsOf(headers, name)[0]
  const repeated = new Map<string, string>()
  const [before, now] = [recorded, asked].map(headers => ({
    origin: one(headers, 'origin'),
    host: one(headers, 'host'),
  }))
  for (const prefix of ['', 'sec-']) {
    const [origin, location] = [`${prefix}websocket-origin`, `${prefix}websocket-location`]
    if (now.origin !== undefined && now.origin !== before.origin && one(answer, origin) === before.origin) {
      repeated.set(origin, now.origin)
    }
    const [, scheme, host, rest] = /^(wss?:\/\/)([^/]*)(.*)$/i.exec(one(answer, location) ?? '') ?? []
    if (
      now.host !== undefined &&
      now.host !== before.host &&
      before.host &&
      hostOf(host ?? '') === hostOf(before.host)
    ) {
      repeated.set(location, scheme + now.host + rest)
    }
  }
  return repeated
}
