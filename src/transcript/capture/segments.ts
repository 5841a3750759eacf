/**
 * From a captured packet to the TCP segment in it: link layer, IP (4 and 6), TCP (RFC 9293). What is not TCP is no
 * segment; fragments of IP packets are counted and left out, because no TCP of today sends them.
 */

import type { Packet } from './packets'

export interface Segment {
  /** Who sent it and who was meant, as `address:port`. */
  from: string
  to: string
  seq: number
  /** What was acknowledged; undefined if the segment acknowledges nothing. */
  ack: number | undefined
  syn: boolean
  fin: boolean
  rst: boolean
  payload: Buffer
  /** How many bytes the payload had on the wire: more than `payload` where the capture cut packets off. */
  length: number
  ms: number
}

/** Where the network layer begins, and what it is (an EtherType), by LINKTYPE_. */
const links: Readonly<Record<number, (bytes: Buffer) => [at: number, type: number]>> = {
  0: bytes => [4, family(bytes.readUInt32LE(0))],
  1: ethernet,
  12: bytes => [0, version(bytes)],
  14: bytes => [0, version(bytes)],
  101: bytes => [0, version(bytes)],
  108: bytes => [4, family(bytes.readUInt32BE(0))],
  113: bytes => [16, bytes.readUInt16BE(14)],
  228: () => [0, IP4],
  229: () => [0, IP6],
  276: bytes => [20, bytes.readUInt16BE(0)],
}

const IP4 = 0x0800
const IP6 = 0x86dd
const VLAN = new Set([0x8100, 0x88a8, 0x9100])
const PPPOE = 0x8864

const TCP = 6
const FRAGMENT = 44
const AUTHENTICATION = 51
/** Headers of IPv6 that stand between the fixed one and TCP: hop-by-hop, routing, destination options, mobility. */
const extensions = new Set([0, 43, 60, 135])

/** An address family as systems number it, some in the other byte order. */
function family(number: number): number {
  const af = number > 0xffff ? number >>> 24 : number
  return af === 2 ? IP4 : [10, 24, 28, 30].includes(af) ? IP6 : 0
}

const version = (bytes: Buffer): number => (bytes[0] >> 4 === 4 ? IP4 : bytes[0] >> 4 === 6 ? IP6 : 0)

function ethernet(bytes: Buffer): [number, number] {
  let at = 12
  let type = bytes.readUInt16BE(at)
  while (VLAN.has(type)) {
    at += 4
    type = bytes.readUInt16BE(at)
  }
  if (type !== PPPOE) return [at + 2, type]
  return [at + 10, bytes.readUInt16BE(at + 8) === 0x0021 ? IP4 : IP6]
}

/** Why a packet gave no segment, as a word for a count. */
export type Unread = 'link' | 'fragment' | 'damaged' | 'other'

/**
 * @returns the segment in a packet, or why there is none: its `link` type is unknown, it is a `fragment`, `damaged` (or
 * cut off within its headers), or something `other` than TCP
 */
export function segmentOf({ link, data, ms }: Packet): Segment | Unread {
  const find = links[link]
  if (!find) return 'link'
  try {
    const [at, type] = find(data)
    const packet = data.subarray(at)
    return type === IP4 ? ofIp4(packet, ms) : type === IP6 ? ofIp6(packet, ms) : 'other'
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_OUT_OF_RANGE' || error instanceof RangeError) return 'damaged'
    throw error
  }
}

function ofIp4(packet: Buffer, ms: number): Segment | Unread {
  if (packet[0] >> 4 !== 4) return 'damaged'
  const fragment = packet.readUInt16BE(6)
  if (packet[9] !== TCP) return 'other'
  if ((fragment & 0x3fff) !== 0) return 'fragment'
  const head = (packet[0] & 0x0f) * 4
  // A card that cuts segments itself shows them before their length is set.
  const length = packet.readUInt16BE(2) || packet.length
  return ofTcp(packet.subarray(head, length), length - head, ip4(packet, 12), ip4(packet, 16), ms)
}

function ofIp6(packet: Buffer, ms: number): Segment | Unread {
  if (packet[0] >> 4 !== 6) return 'damaged'
  let next = packet[6]
  let at = 40
  // As with IPv4, and where a jumbogram says its length elsewhere.
  const end = packet.readUInt16BE(4) > 0 ? 40 + packet.readUInt16BE(4) : packet.length
  while (extensions.has(next) || next === AUTHENTICATION) {
    const length = next === AUTHENTICATION ? (packet.readUInt8(at + 1) + 2) * 4 : (packet.readUInt8(at + 1) + 1) * 8
    next = packet.readUInt8(at)
    at += length
  }
  if (next === FRAGMENT) return 'fragment'
  if (next !== TCP) return 'other'
  return ofTcp(packet.subarray(at, end), end - at, ip6(packet, 8), ip6(packet, 24), ms)
}

function ofTcp(tcp: Buffer, length: number, from: string, to: string, ms: number): Segment | Unread {
  const head = (tcp.readUInt8(12) >> 4) * 4
  if (head < 20 || head > length) return 'damaged'
  const flags = tcp.readUInt8(13)
  return {
    from: `${from}:${tcp.readUInt16BE(0)}`,
    to: `${to}:${tcp.readUInt16BE(2)}`,
    seq: tcp.readUInt32BE(4),
    ack: flags & 0x10 ? tcp.readUInt32BE(8) : undefined,
    syn: (flags & 0x02) !== 0,
    fin: (flags & 0x01) !== 0,
    rst: (flags & 0x04) !== 0,
    payload: tcp.subarray(head),
    length: length - head,
    ms,
  }
}

const ip4 = (bytes: Buffer, at: number): string => bytes.subarray(at, at + 4).join('.')

const ip6 = (bytes: Buffer, at: number): string =>
  `[${Array.from({ length: 8 }, (_, k) => bytes.readUInt16BE(at + 2 * k).toString(16)).join(':')}]`

/** An `address:port` of a segment as people write it (RFC 5952 for IPv6). */
export const readableAddress = (address: string): string =>
  address.startsWith('[') ? address.replace(/^.*\]/, host => new URL(`http://${host}`).hostname) : address
