/** What the first bytes of a file show it to be. A name says it only where the bytes do not. */

import { constants, gunzipSync } from 'node:zlib'

export type FormatName = 'rows' | 'json' | 'har' | 'capture'

/** Whether bytes are the beginning of a gzip stream (RFC 1952, 2.3.1). */
export const isPacked = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/** Unpacking this much gives enough to tell a format by. */
const mostPacked = 4096

/** The beginning of what is packed; empty where it is damaged there already. */
export function unpackedStart(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes.subarray(0, mostPacked), { finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return Buffer.alloc(0)
  }
}

/** The magic numbers of pcap (micro- and nanoseconds, either byte order) and pcapng. */
const captures = new Set([0xa1b2c3d4, 0xd4c3b2a1, 0xa1b23c4d, 0x4d3cb2a1, 0xa1b2cd34, 0x34cdb2a1, 0x0a0d0d0a])

/** So much of a text is looked at. */
const mostText = 4096

/** The format that the beginning of a file shows; undefined where it shows none. */
export function formatShown(bytes: Buffer): FormatName | undefined {
  if (bytes.length >= 4 && captures.has(bytes.readUInt32BE())) return 'capture'
  const text = bytes
    .toString('utf8', 0, mostText)
    .replace(/^\ufeff/, '')
    .trimStart()
  if (/^\{\s*"log"\s*:/.test(text)) return 'har'
  const format = /^\{[\s\S]*?"format"\s*:\s*"(recording|wire-transcript)\//.exec(text)
  if (!format) return undefined
  // A row is one line; one connection, run or recording alone is printed over many, or names its scenario.
  const single = format[1] === 'recording' || format[0].includes('\n') || /^\{[^[]*"scenario"\s*:/.test(text)
  return single || /^\{\s*\n/.test(text) ? 'json' : 'rows'
}
