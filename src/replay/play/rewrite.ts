/** Fields of recorded requests given other values before they are sent. All other bytes stay as they are. */

import type { Exchange } from '../../traffic/exchanges/exchanges'
import { headEnd } from '../../traffic/exchanges/messages'

/** Values by lower-case name. Fields that a request does not have are not added. */
export type Rewrite = Readonly<Record<string, string>>

export interface Edit {
  bytes: Buffer
  /** Where an offset of the recorded stream is now. */
  offset(recorded: number): number
}

/** The client's stream with the values put in. */
export function rewriteHeads(client: Buffer, exchanges: readonly Exchange[], rewrite: Rewrite): Edit {
  if (Object.keys(rewrite).length === 0) return { bytes: client, offset: at => at }
  const cuts: { from: number; to: number; value: Buffer }[] = []
  for (const { kind, request } of exchanges) {
    if (kind !== 'http') continue
    const head = client.latin1Slice(request.start, Math.max(request.start, headEnd(client, request.start)))
    for (const { 0: line, 1: before, 2: name, 3: value, index } of head.matchAll(/^(([^:\s]+):[ \t]*)([^\r\n]*)/gm)) {
      if (!Object.hasOwn(rewrite, name.toLowerCase()) || line === before) continue
      const from = request.start + index + before.length
      cuts.push({ from, to: from + value.length, value: Buffer.from(rewrite[name.toLowerCase()], 'latin1') })
    }
  }
  const parts: Buffer[] = []
  let at = 0
  for (const { from, to, value } of cuts) {
    parts.push(client.subarray(at, from), value)
    at = to
  }
  parts.push(client.subarray(at))
  return {
    bytes: Buffer.concat(parts),
    offset(recorded) {
      let moved = 0
      for (const { from, to, value } of cuts) {
        if (recorded <= from) break
        // A cut within a value comes after the new one.
        moved += recorded < to ? from + value.length - recorded : value.length - (to - from)
        if (recorded < to) break
      }
      return recorded + moved
    },
  }
}
