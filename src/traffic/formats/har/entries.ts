/** The entries of a HAR file one by one, however large the file is: only `log.entries[k]` is ever held. */

import type { Readable } from 'node:stream'
import type { Entry } from 'har-format'
import { erasError } from '../../../errors'
import { packageFor } from '../../../shared/optional-package'
import { bytesOf, isCutOff, unreadable } from '../source'

/** An entry, and its place in the file, from 0. */
interface ReadEntry {
  entry: Entry
  index: number
}

/**
 * Reads the entries in the order of the file (HAR 1.2).
 * @param source path of a file, or a stream of bytes; a `name` that ends in `.gz` says that it is compressed
 * @throws ErasError ERAS_CANNOT_READ, or ERAS_NOT_HAR with the place
 */
export async function* readEntries(
  source: string | Readable,
  name: string,
  packed?: boolean,
): AsyncGenerator<ReadEntry> {
  const { JSONParser } = packageFor('reading a HAR', '@streamparser/json') as typeof import('@streamparser/json')
  // Other parts of the log are read past; numbers and texts come from the parser as they are.
  const parser = new JSONParser({ paths: ['$.log.entries.*', '$.log.version'], keepStack: false })
  const ready: ReadEntry[] = []
  let versionSeen = false
  let failed: Error | undefined
  let index = 0
  parser.onValue = ({ value, key }) => {
    if (key === 'version') versionSeen = true
    else ready.push({ entry: value as unknown as Entry, index: index++ })
  }
  parser.onError = error => {
    failed ??= error
  }
  try {
    for await (const bytes of bytesOf(source, name, packed)) {
      parser.write(bytes)
      if (failed) throw failed
      yield* ready.splice(0)
    }
  } catch (error) {
    if (isCutOff(error)) throw erasError('ERAS_NOT_HAR', name, cutOff(index))
    throw unreadable(error, 'ERAS_NOT_HAR', name, `after entry ${index}: ${placed((error as Error).message)}`)
  }
  if (!parser.isEnded) throw erasError('ERAS_NOT_HAR', name, index === 0 ? 'it is empty or cut off' : cutOff(index))
  if (index === 0 && !versionSeen) throw erasError('ERAS_NOT_HAR', name, 'it has no log.entries')
}

/** Where in the file something is wrong; where in a chunk it is, nobody can use. */
const placed = (message: string): string =>
  message.replace(/chunk position "\d+" \(absolute position "(\d+)"\)/, 'position $1')

const cutOff = (index: number): string => `it is cut off after entry ${index}`
