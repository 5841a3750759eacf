/**
 * From a captured packet to the TCP segment in it: IP (4 and 6), tunnels of it, TCP (RFC 9293). What is not TCP is no
 * segment; fragments of IP packets are counted and left out, because no TCP of today sends them.
 */

import { type IpPacket, ipOf, ipWithin } from './links'
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

const TCP = 6
const IP4_WITHIN = 4
const IP6_WITHIN = 41
const GRE = 47
const tunnels = new Set([IP4_WITHIN, IP6_WITHIN, GRE])
/** Tunnels within tunnels: what seems to be deeper is damaged. */
const deepest = 8
const FRAGMENT = 44
const AUTHENTICATION = 51
/** Headers of IPv6 that stand between the fixed one and TCP: hop-by-hop, routing, destination options, mobility. */
const extensions = new Set([0, 43, 60, 135])

/** Why a packet gave no segment, as a word for a count. */
export type Unread = 'link' | 'fragment' | 'damaged' | 'other'

/**
 * @returns the segment in a packet, or why there is none: its `link` type is unknown, it is a `fragment`, `damaged` (or
 * cut off within its headers), or something `other` than TCP
 */
export function segmentOf({ link, data, ms }: Packet): Segment | Unread {
  try {
    const found = ipOf(link, data)
    return typeof found === 'string' ? found : ofIp(found, ms, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_OUT_OF_RANGE' || error instanceof RangeError) return 'damaged'
    throw error
  }
}

const ofIp = ({ version, packet }: IpPacket, ms: number, depth: number): Segment | Unread =>
  depth > deepest ? 'damaged' : version === 4 ? ofIp4(packet, ms, depth) : ofIp6(packet, ms, depth)

function ofIp4(packet: Buffer, ms: number, depth: number): Segment | Unread {
  if (packet[0] >> 4 !== 4) return 'damaged'
  const fragment = packet.readUInt16BE(6)
  const protocol = packet[9]
  if (protocol !== TCP && !tunnels.has(protocol)) return 'other'
  if ((fragment & 0x3fff) !== 0) return 'fragment'
  const head = (packet[0] & 0x0f) * 4
  // A card that cuts segments itself shows them before their length is set.
  const length = packet.readUInt16BE(2) || packet.length
  const payload = packet.subarray(head, length)
  if (protocol !== TCP) return ofTunnel(protocol, payload, ms, depth)
  return ofTcp(payload, length - head, ip4(packet, 12), ip4(packet, 16), ms)
}

function ofIp6(packet: Buffer, ms: number, depth: number): Segment | Unread {
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
  if (tunnels.has(next)) return ofTunnel(next, packet.subarray(at, end), ms, depth)
  if (next !== TCP) return 'other'
  return ofTcp(packet.subarray(at, end), end - at, ip6(packet, 8), ip6(packet, 24), ms)
}

/** IP within IP (RFC 2003, RFC 4213), and GRE (RFC 2784, RFC 2890; with PPP in it, RFC 2637). */
function ofTunnel(protocol: number, bytes: Buffer, ms: number, depth: number): Segment | Unread {
  if (protocol !== GRE) return ofIp({ version: protocol === IP6_WITHIN ? 6 : 4, packet: bytes }, ms, depth + 1)
  const flags = bytes.readUInt16BE(0)
  const has = (bit: number) => ((flags & bit) === 0 ? 0 : 4)
  // Routes within it went out of use before anyone captured.
  if (has(0x4000)) return 'other'
  const isForPpp = (flags & 7) === 1
  const size = 4 + has(0x8000) + has(0x2000) + has(0x1000) + (isForPpp ? has(0x0080) : 0)
  const found = ipWithin(bytes.subarray(size), bytes.readUInt16BE(2))
  return found === 'other' ? found : ofIp(found, ms, depth + 1)
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
