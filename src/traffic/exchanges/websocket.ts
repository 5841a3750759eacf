/** WebSocket frames (RFC 6455, 5) and what they say together, from bytes and to bytes; permessage-deflate (RFC 7692) on the way in. */

import type { Side } from '../../transcript/types'

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

/** Bytes that are no messages: from where on, and why. */
interface Unread {
  at: number
  why: string
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

/** A side whose messages have more bytes than this, once they are taken apart, has the others left packed. */
const mostUnpacked = 64 * 1024 * 1024
/** More messages of a side are not told: a frame can be two bytes short, and what is told of it is much more. */
const mostMessages = 100_000
/** RFC 6455, 5.5: of a control frame. */
const mostControl = 125

const unmasked = (bytes: Buffer, key: Buffer): Buffer => {
  const plain = Buffer.allocUnsafe(bytes.length)
  for (let k = 0; k < bytes.length; k++) plain[k] = bytes[k] ^ key[k & 3]
  return plain
}

/** What RFC 6455, 5.2 to 5.5 does not let a frame be, in words. */
function faultOf(first: number, second: number, side: Side): string | undefined {
  const opcode = first & 0x0f
  const isControl = opcode >= CLOSE
  if ((first & 0x30) !== 0) return 'a reserved bit of a frame is set'
  if ((opcode > BINARY && opcode < CLOSE) || opcode > 10) return `a frame has the opcode ${opcode}, which is none`
  if ((first & 0x40) !== 0 && (isControl || opcode === CONTINUATION))
    return 'the bit of compression is set on a frame that begins no message'
  if (((second & 0x80) !== 0) !== (side === 'client'))
    return side === 'client' ? 'a frame of the client has no mask' : 'a frame of the server has a mask'
  if (isControl && (first & 0x80) === 0) return 'a control frame is in pieces'
  return isControl && (second & 0x7f) > mostControl ? `a control frame has more than ${mostControl} bytes` : undefined
}

/**
 * The frame that begins somewhere.
 * @returns what is not read where none does, or it is not whole
 */
function frameAt(bytes: Buffer, at: number, side: Side): Frame | Unread {
  const unread = (why: string): Unread => ({ at, why })
  if (at + 2 > bytes.length) return unread('a frame is not whole')
  const [first, second] = [bytes[at], bytes[at + 1]]
  const fault = faultOf(first, second, side)
  if (fault !== undefined) return unread(fault)
  const short = second & 0x7f
  const isMasked = side === 'client'
  const start = at + 2 + (short === 126 ? 2 : short === 127 ? 8 : 0) + (isMasked ? 4 : 0)
  if (start > bytes.length) return unread('a frame is not whole')
  const long = short === 127 ? bytes.readBigUInt64BE(at + 2) : 0n
  if (long >= 1n << 63n) return unread('a frame has a length of 2^63 or more')
  const length = short === 126 ? bytes.readUInt16BE(at + 2) : short === 127 ? Number(long) : short
  const end = start + length
  if (end > bytes.length) return unread('a frame is not whole')
  const own = bytes.subarray(start, end)
  const payload = isMasked ? unmasked(own, bytes.subarray(start - 4, start)) : own
  return { end, last: (first & 0x80) !== 0, compressed: (first & 0x40) !== 0, opcode: first & 0x0f, payload }
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
  private left = mostUnpacked
  /** One could not be taken apart to which those that follow refer. */
  private lost = false

  constructor(private readonly deflate: Deflate) {}

  /** @returns undefined for what is not compressed as agreed, or is too much */
  unpack(packed: Buffer): Buffer | undefined {
    if (this.lost || this.left <= 0) return undefined
    const data = this.inflated(packed)
    if (data === undefined) this.lost = !this.deflate.alone
    else {
      this.left -= data.length
      // A copy: else all of the message would be held for the end of it.
      if (!this.deflate.alone) this.window = Buffer.from(Buffer.concat([this.window, data]).subarray(-32 * 1024))
    }
    return data
  }

  private inflated(packed: Buffer): Buffer | undefined {
    const { inflateRawSync, constants } = require('node:zlib') as typeof import('node:zlib')
    // RFC 7692, 7.2.2: the end of each message is cut off, and is always the same.
    const whole = Buffer.concat([packed, Buffer.from([0, 0, 0xff, 0xff])])
    try {
      const { buffer, engine } = inflateRawSync(whole, {
        finishFlush: constants.Z_SYNC_FLUSH,
        maxOutputLength: this.left,
        info: true,
        ...(this.window.length > 0 ? { dictionary: this.window } : {}),
      }) as unknown as { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } }
      // What follows the last block of a stream would be left out.
      return engine.bytesWritten < packed.length ? undefined : buffer
    } catch {
      return undefined
    }
  }
}

/** The messages of one side, and what is not told of its bytes. */
interface SaidOnWebSocket {
  messages: WebSocketMessage[]
  unread: Unread | undefined
}

/** Why a frame cannot stand where it stands. @param inside a message is begun */
function misplaced({ opcode }: Frame, inside: boolean): string | undefined {
  if (opcode >= CLOSE) return undefined
  if (opcode === CONTINUATION) return inside ? undefined : 'a frame goes on with a message that was not begun'
  return inside ? 'a message begins within another one' : undefined
}

/**
 * The messages of one side, whole ones only, up to what RFC 6455 does not allow: what is meant by bytes behind that, nobody knows.
 * @param side whose bytes they are
 * @param deflate how it compresses
 */
export function messagesOf(bytes: Buffer, side: Side, deflate: Deflate | undefined): SaidOnWebSocket {
  const messages: WebSocketMessage[] = []
  const unpacker = deflate && new Unpacker(deflate)
  let begun: Frame[] = []
  let begins = 0
  for (let at = 0; at < bytes.length; ) {
    if (messages.length >= mostMessages)
      return { messages, unread: { at, why: `there are more than ${mostMessages} messages` } }
    const frame = frameAt(bytes, at, side)
    if ('why' in frame) return { messages, unread: begun.length > 0 ? { at: begins, why: frame.why } : frame }
    const why = misplaced(frame, begun.length > 0)
    if (why !== undefined) return { messages, unread: { at: begun.length > 0 ? begins : at, why } }
    const { opcode, payload, end } = frame
    if (opcode >= CLOSE) messages.push({ end, opcode, data: payload, packed: false })
    else {
      if (begun.length === 0) begins = at
      begun.push(frame)
      if (frame.last) {
        messages.push({ end, ...joined(begun, unpacker) })
        begun = []
      }
    }
    at = end
    if (opcode === CLOSE && at < bytes.length) return { messages, unread: { at, why: 'it stands behind the close' } }
  }
  return { messages, unread: begun.length > 0 ? { at: begins, why: 'a message is not whole' } : undefined }
}

function joined(frames: readonly Frame[], unpacker: Unpacker | undefined): Omit<WebSocketMessage, 'end'> {
  const [{ compressed, opcode, payload }] = frames
  const whole = frames.length === 1 ? payload : Buffer.concat(frames.map(one => one.payload))
  const plain = compressed ? unpacker?.unpack(whole) : whole
  return { opcode, data: plain ?? whole, packed: plain === undefined }
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
