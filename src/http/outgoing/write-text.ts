/** The last step of a piece: into the connection. Texts in encodings that cannot be are treated as the era did. */

import type { Profile } from '../../profile/profile'
import { codedErrorOf } from '../era-error'
import type { HttpSocket } from '../shapes/connection'
import { hasCodes } from './wording'

type Callback = (error?: Error | null) => void

/** Hands a piece to its connection. @throws what the era's connection threw for such a text */
export type Put = (
  connection: HttpSocket,
  data: string | Buffer,
  encoding: BufferEncoding | null | undefined,
  callback?: Callback | null,
) => boolean

/** A piece that is refused, whatever is beside it, though the connection never gets on with what comes after it. */
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

/** Pieces that their connection cannot write unless it writes others with them. */
const failing = new WeakMap<Buffer, Error>()

/** The piece takes its turn: beside others it goes out as Latin-1, and alone the connection fails with it. */
function writeFailing(connection: HttpSocket, text: string, error: Error, callback?: Callback | null): boolean {
  const piece = Buffer.from(text, 'latin1')
  failing.set(piece, error)
  if (!Object.hasOwn(connection, '_write')) {
    const { _write } = connection
    connection._write = function (chunk, encoding, done) {
      const error = failing.get(chunk)
      if (error) throw error
      _write.call(this, chunk, encoding, done)
    }
  }
  return connection.write(piece, callback as Callback)
}

const fail = (_connection: HttpSocket, error: Error): never => {
  throw error
}

export function makePut(profile: Profile): Put {
  const { blanksNul, hexTexts, unknownEncoding } = profile.outgoing
  const throwsOn = unknownEncoding === 'refused' || unknownEncoding === 'checked'
  const refuse = unknownEncoding === 'unnamed' ? fail : stick
  const coded = hasCodes(profile)
  const codedError = codedErrorOf(profile)
  const quoted = '"encoding" must be a valid string encoding'

  const unknown = (encoding: string): Error => {
    if (coded) return codedError(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`)
    if (unknownEncoding === 'unnamed') return new Error('Unknown encoding')
    return new TypeError(unknownEncoding === 'named' ? `Unknown encoding: ${encoding}` : quoted)
  }
  const isNotHex = (text: string): boolean => text.length % 2 === 1 || /[^0-9a-f]/i.test(text)
  const WrongHex = hexTexts === 'checked' ? Error : TypeError
  const refusesHex = {
    checked: isNotHex,
    checkedType: isNotHex,
    even: (text: string) => text.length % 2 === 1,
    taken: () => false,
  }[hexTexts]

  return (connection, data, encoding, callback) => {
    if (!encoding || encoding === 'utf8' || encoding === 'latin1' || typeof data !== 'string') {
      return connection.write(data, encoding as BufferEncoding, callback as Callback)
    }
    if (encoding === 'ascii') {
      if (blanksNul) data = data.replaceAll('\0', ' ')
    } else if (encoding === 'hex') {
      if (refusesHex(data)) refuse(connection, new WrongHex('Invalid hex string'))
      // Half a byte, beside other pieces, would be the end of the host's process.
      if (data.length % 2) data = data.slice(0, -1)
    } else if (typeof encoding === 'string' && !Buffer.isEncoding(encoding)) {
      const error = unknown(encoding)
      if (throwsOn) throw error
      if (unknownEncoding === 'unnamed') throw error
      return writeFailing(connection, data, error, callback)
    }
    // What is not a text was no encoding either.
    else if (typeof encoding !== 'string' && !throwsOn) encoding = undefined
    return connection.write(data, encoding as BufferEncoding, callback as Callback)
  }
}
