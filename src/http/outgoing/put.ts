/** The last step of a piece: into the connection. Texts in encodings that cannot be are treated as the era did. */

import type { Profile } from '../../profile/profile'
import type { HttpSocket } from '../era'
import { codedError } from '../era-error'
import { hasCodes } from './errors'

type Callback = (error?: Error | null) => void

/** Hands a piece to its connection. @throws what the era's connection threw for such a text */
export type Put = (
  connection: HttpSocket,
  data: string | Buffer,
  encoding: BufferEncoding | null | undefined,
  callback?: Callback | null,
) => boolean

/** The connection is told of a piece that it fails to write: it never gets on with what comes after it. */
function stick(connection: HttpSocket, error: Error): never {
  const { _write } = connection
  if (connection.writableCorked || connection.writableLength > 0) throw error
  connection._write = () => {
    throw error
  }
  try {
    connection.write(' ')
  } finally {
    connection._write = _write
  }
  throw error
}

const fail = (_connection: HttpSocket, error: Error): never => {
  throw error
}

export function makePut(profile: Profile): Put {
  const { hexTexts, unknownEncoding } = profile.outgoing
  const refuse = unknownEncoding === 'unnamed' ? fail : stick
  const coded = hasCodes(profile)
  const quoted = '"encoding" must be a valid string encoding'

  const unknown = (encoding: string): Error => {
    if (coded) return codedError(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`)
    if (unknownEncoding === 'unnamed') return new TypeError('Unknown encoding')
    return new TypeError(unknownEncoding === 'named' ? `Unknown encoding: ${encoding}` : quoted)
  }
  const refusesHex = {
    checked: (text: string) => text.length % 2 === 1 || /[^0-9a-f]/i.test(text),
    even: (text: string) => text.length % 2 === 1,
    taken: () => false,
  }[hexTexts]

  return (connection, data, encoding, callback) => {
    if (!encoding || encoding === 'utf8' || encoding === 'latin1' || typeof data !== 'string') {
      return connection.write(data, encoding as BufferEncoding, callback as Callback)
    }
    if (encoding === 'hex') {
      if (refusesHex(data)) refuse(connection, new TypeError('Invalid hex string'))
      // Half a byte, beside other pieces, would be the end of the host's process.
      if (data.length % 2) data = data.slice(0, -1)
    } else if (typeof encoding === 'string' && !Buffer.isEncoding(encoding)) {
      const beside = connection.writableCorked > 0 && connection.writableLength > 0
      if (!beside) {
        const error = unknown(encoding)
        if (unknownEncoding !== 'late') refuse(connection, error)
        process.nextTick(fail, connection, error)
        return true
      }
      encoding = 'latin1'
    }
    return connection.write(data, encoding as BufferEncoding, callback as Callback)
  }
}
