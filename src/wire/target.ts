/**
 * The request target as a table: from a place in a URL and a byte to the next place, or 0 for a byte that cannot
 * stand there. `table[place << 8 | byte]`.
 */

import { FAULTS, type Fault } from './faults'
import type { WireBehaviours } from './flags'
import { ALPHA, DIGITS } from './tables'

export const PLACE = {
  start: 1,
  connectStart: 2,
  schema: 3,
  schemaSlash: 4,
  schemaSlash2: 5,
  serverStart: 6,
  server: 7,
  serverAt: 8,
  path: 9,
  query: 10,
  fragmentStart: 11,
  fragment: 12,
  /** A host without user, and its port. */
  host: 13,
  port: 14,
  hostStart: 15,
  numbersInBrackets: 16,
  portStart: 17,
  /** After numbers in brackets. */
  hostClosed: 18,
  numbersStart: 19,
} as const

/** The places where a target may end. */
export const endsTarget = (place: number): boolean =>
  (place >= PLACE.server && place <= PLACE.port) || place === PLACE.hostClosed

/** What is wrong with a byte that cannot stand at a place. */
export const TARGET_FAULTS: readonly Fault[] = [
  FAULTS.target,
  FAULTS.targetStart,
  FAULTS.targetServer,
  FAULTS.targetSchema,
  FAULTS.targetSchema,
  FAULTS.targetSchema,
  FAULTS.targetServer,
  FAULTS.targetServer,
  FAULTS.targetServer,
  FAULTS.targetPath,
  FAULTS.targetQuery,
  FAULTS.targetFragment,
  FAULTS.targetFragment,
  FAULTS.targetServer,
  FAULTS.targetServer,
  FAULTS.targetServer,
  FAULTS.targetServer,
  FAULTS.targetServer,
  FAULTS.targetServer,
  FAULTS.targetServer,
]

const HOST = `${ALPHA}${DIGITS}.-`
const USER_INFO = `${ALPHA}${DIGITS}-_.!~*'()%;:&=+$,[]`

export function makeTargetTable(
  bytes: WireBehaviours['targetBytes'],
  hosts: WireBehaviours['targetHosts'],
): Uint8Array {
  const table = new Uint8Array(20 << 8)
  const allow = (place: number, text: string, next: number) => {
    for (let i = 0; i < text.length; i++) table[(place << 8) | text.charCodeAt(i)] = next
  }
  const allowUrl = (place: number, next: number) => {
    for (let byte = 0x21; byte < 0x7f; byte++) table[(place << 8) | byte] = next
    if (bytes === 'wideButBar') table[(place << 8) | 0x7c] = 0
    if (bytes !== 'narrow' && bytes !== 'narrowToBlanks') {
      for (let byte = 0x80; byte < 0x100; byte++) table[(place << 8) | byte] = next
      if (bytes !== 'aboveAscii') table[(place << 8) | 0x09] = table[(place << 8) | 0x0c] = next
    }
  }
  allow(PLACE.start, ALPHA, PLACE.schema)
  allow(PLACE.start, '/*', PLACE.path)
  allow(PLACE.schema, ALPHA, PLACE.schema)
  allow(PLACE.schema, ':', PLACE.schemaSlash)
  allow(PLACE.schemaSlash, '/', PLACE.schemaSlash2)
  if (hosts !== 'withUser') {
    allow(PLACE.host, HOST, PLACE.host)
    allow(PLACE.port, DIGITS, PLACE.port)
    if (hosts === 'plain') {
      allow(PLACE.schemaSlash2, '/', PLACE.host)
      allow(PLACE.host, ':', PLACE.port)
      // A name with a dot, or a digit, is no scheme.
      allow(PLACE.schema, `.${DIGITS}`, PLACE.host)
    } else {
      allow(PLACE.schemaSlash2, '/', PLACE.hostStart)
      allow(PLACE.host, ':', PLACE.portStart)
      allow(PLACE.portStart, DIGITS, PLACE.port)
      allow(PLACE.hostStart, `${HOST}_`, PLACE.host)
      allow(PLACE.host, '_', PLACE.host)
      allow(PLACE.hostStart, '[', PLACE.numbersStart)
      for (const place of [PLACE.numbersStart, PLACE.numbersInBrackets]) {
        allow(place, `${DIGITS}abcdefABCDEF:`, PLACE.numbersInBrackets)
      }
      allow(PLACE.numbersInBrackets, ']', PLACE.hostClosed)
      allow(PLACE.hostClosed, ':', PLACE.portStart)
    }
  } else {
    allow(PLACE.schemaSlash2, '/', PLACE.serverStart)
    for (const place of [PLACE.serverStart, PLACE.server, PLACE.serverAt]) {
      allow(place, USER_INFO, PLACE.server)
      if (place !== PLACE.serverAt) allow(place, '@', PLACE.serverAt)
    }
  }
  for (const place of [PLACE.serverStart, PLACE.server, PLACE.serverAt, PLACE.host, PLACE.port, PLACE.hostClosed]) {
    allow(place, '/', PLACE.path)
    allow(place, '?', PLACE.query)
  }
  allowUrl(PLACE.path, PLACE.path)
  allow(PLACE.path, '?', PLACE.query)
  allow(PLACE.path, '#', PLACE.fragmentStart)
  allowUrl(PLACE.query, PLACE.query)
  allow(PLACE.query, '#', PLACE.fragmentStart)
  allowUrl(PLACE.fragmentStart, PLACE.fragment)
  allow(PLACE.fragmentStart, '#', PLACE.fragmentStart)
  allowUrl(PLACE.fragment, PLACE.fragment)
  const connectFrom = { plain: PLACE.start, namesAndNumbers: PLACE.hostStart, withUser: PLACE.serverStart }[hosts]
  table.copyWithin(PLACE.connectStart << 8, connectFrom << 8, (connectFrom + 1) << 8)
  return table
}
