/** WebSocket frames (RFC 6455, 5) and what they say together, from bytes and to bytes; permessage-deflate (RFC 7692) on the way in. */

export const CONTINUATION = 0
export const TEXT = 1
const BINARY = 2
/** From here on a frame controls the connection: close, ping, pong. */
export const CLOSE = 8

interface Frame {
  /** Where it ends in the bytes. */
  end: number
  /** The last one of a message. */
  last: boolean
  /** The first reserved bit: with permessage-deflate, the message is compressed. */
  compressed: boolean
  opcode: number
  payload: Buffer
}

/** What one or more frames say, control frames between them excepted. */
interface WebSocketMessage {
  /** Where its last frame ends in the bytes. */
  end: number
  opcode: number
  data: Buffer
  /** It is compressed, and could not be taken apart. */
  packed: boolean
}

/** A message of more bytes is left packed. */
const mostUnpacked = 64 * 1024 * 1024

const unmasked = (bytes: Buffer, key: Buffer): Buffer => {
  const plain = Buffer.allocUnsafe(bytes.length)
  for (let k = 0; k < bytes.length; k++) plain[k] = bytes[k] ^ key[k & 3]
  return plain
}

/** The frames that are whole, in order; what is no frame ends them. */
export function framesOf(bytes: Buffer): Frame[] {
  const frames: Frame[] = []
  let at = 0
  while (at + 2 <= bytes.length) {
    const [first, second] = [bytes[at], bytes[at + 1]]
    const opcode = first & 0x0f
    const short = second & 0x7f
    const isMasked = (second & 0x80) !== 0
    const start = at + 2 + (short === 126 ? 2 : short === 127 ? 8 : 0) + (isMasked ? 4 : 0)
    // Of the reserved bits only the first has a meaning that is known here.
    if ((first & 0x30) !== 0 || (opcode > BINARY && opcode < CLOSE) || opcode > 10 || start > bytes.length) break
    const length =
      short === 126 ? bytes.readUInt16BE(at + 2) : short === 127 ? Number(bytes.readBigUInt64BE(at + 2)) : short
    const end = start + length
    if (end > bytes.length) break
    const own = bytes.subarray(start, end)
    const payload = isMasked ? unmasked(own, bytes.subarray(start - 4, start)) : own
    frames.push({ end, last: (first & 0x80) !== 0, compressed: (first & 0x40) !== 0, opcode, payload })
    at = end
  }
  return frames
}

/** How a side compresses, as both agreed. */
interface Deflate {
  /** Each message stands for itself: it does not refer to those before. */
  alone: boolean
}

/**
 * What was agreed upon (RFC 7692, 7.1), by the values of Sec-WebSocket-Extensions of the answer.
 * @param side whose messages are compressed
 * @returns undefined for no compression
 */
export function deflateOf(extensions: string, side: 'client' | 'server'): Deflate | undefined {
  const offer = extensions.split(',').find(one => /^\s*permessage-deflate\s*(;|$)/i.test(one))
  return offer === undefined ? undefined : { alone: new RegExp(`;\\s*${side}_no_context_takeover\\b`, 'i').test(offer) }
}

/** Takes messages apart that refer to those before them. */
class Unpacker {
  /** The last 32 KB of what was said. */
  private window: Buffer = Buffer.alloc(0)

  constructor(private readonly deflate: Deflate) {}

  /** @throws Error for what is not compressed as agreed */
  unpack(packed: Buffer): Buffer {
    const { inflateRawSync, constants } = require('node:zlib') as typeof import('node:zlib')
    // RFC 7692, 7.2.2: the end of each message is cut off, and is always the same.
    const data = inflateRawSync(Buffer.concat([packed, Buffer.from([0, 0, 0xff, 0xff])]), {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: mostUnpacked,
      ...(this.window.length > 0 ? { dictionary: this.window } : {}),
    })
    if (!this.deflate.alone) this.window = Buffer.concat([this.window, data]).subarray(-32 * 1024)
    return data
  }
}

/** The messages of one side, whole ones only. */
export function messagesOf(bytes: Buffer, deflate: Deflate | undefined): WebSocketMessage[] {
  const messages: WebSocketMessage[] = []
  const unpacker = deflate && new Unpacker(deflate)
  let begun: Frame[] = []
  for (const frame of framesOf(bytes)) {
    const { opcode, payload, end } = frame
    if (opcode >= CLOSE) {
      messages.push({ end, opcode, data: payload, packed: false })
      continue
    }
    if (opcode !== CONTINUATION) begun = []
    else if (begun.length === 0) continue
    begun.push(frame)
    if (!frame.last) continue
    const whole = Buffer.concat(begun.map(one => one.payload))
    const [{ compressed, opcode: kind }] = begun
    begun = []
    let data: Buffer = whole
    let packed = compressed
    try {
      if (compressed && unpacker) {
        data = unpacker.unpack(whole)
        packed = false
      }
    } catch {
      // It stays as it came.
    }
    messages.push({ end, opcode: kind, data, packed })
  }
  return messages
}

/**
 * A message as one frame.
 * @param key four bytes that a client's payload is masked with (RFC 6455, 5.3); undefined: a server's, which is not masked
 */
export function frameOf(opcode: number, data: Buffer, key: Buffer | undefined): Buffer {
  const { length } = data
  const head = Buffer.alloc(length < 126 ? 2 : length < 0x10000 ? 4 : 10)
  head[0] = 0x80 | opcode
  head[1] = length < 126 ? length : length < 0x10000 ? 126 : 127
  if (head.length === 4) head.writeUInt16BE(length, 2)
  else if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2)
  if (!key) return Buffer.concat([head, data])
  head[1] |= 0x80
  return Buffer.concat([head, key, unmasked(data, key)])
}
