/**
 * From a captured frame to the IP packet in it, through whatever it is wrapped in: link layers by LINKTYPE_, then VLAN
 * tags, MPLS labels, PPP, LLC and SNAP, by EtherType. A wrapping that is not known is named, not guessed.
 */

/** An IP packet: 4 or 6. */
export interface IpPacket {
  readonly version: 4 | 6
  readonly packet: Buffer
}

/** What follows, by EtherType (IEEE 802) or by a name of our own where it has none. */
type Next = readonly [bytes: Buffer, type: number]

const IP4 = 0x0800
const IP6 = 0x86dd
const BRIDGED = 0x6558
const MPLS = 0x8847
const PPPOE = 0x8864
const PPP = 0x880b
const LLC = 1
const NONE = 0

/** No frame is wrapped more often: what seems to be is damaged. */
const deepest = 16

/** What a frame of a link type begins with. */
const links: Readonly<Record<number, (bytes: Buffer) => Next>> = {
  0: bytes => [bytes.subarray(4), family(bytes.readUInt32LE(0))],
  1: ethernet,
  9: bytes => [bytes, PPP],
  12: byVersion,
  14: byVersion,
  50: bytes => [bytes, PPP],
  51: bytes => [bytes, PPPOE],
  100: bytes => [bytes, LLC],
  101: byVersion,
  104: bytes => [bytes.subarray(4), bytes.readUInt16BE(2)],
  105: wireless,
  108: bytes => [bytes.subarray(4), family(bytes.readUInt32BE(0))],
  113: bytes => [bytes.subarray(16), cooked(bytes.readUInt16BE(14))],
  127: radiotap,
  219: bytes => [bytes, MPLS],
  228: bytes => [bytes, IP4],
  229: bytes => [bytes, IP6],
  239: netfilter,
  276: bytes => [bytes.subarray(20), cooked(bytes.readUInt16BE(0))],
}

/** What is within a wrapping. */
const wrappings: Readonly<Record<number, (bytes: Buffer) => Next>> = {
  [BRIDGED]: ethernet,
  [LLC]: llc,
  [MPLS]: mpls,
  34888: mpls,
  [PPP]: ppp,
  [PPPOE]: bytes => [bytes.subarray(6), PPP],
  // VLAN tags: IEEE 802.1Q, 802.1ad, and one from before that.
  33024: tag,
  34984: tag,
  37120: tag,
}

/** @returns the IP packet; `link` if the link type is not known, `other` if there is no IP in it */
export function ipOf(link: number, data: Buffer): IpPacket | 'link' | 'other' {
  const begin = links[link]
  return begin ? unwrap(begin(data)) : 'link'
}

/** What a tunnel (GRE) carries, by its EtherType. */
export const ipWithin = (bytes: Buffer, type: number): IpPacket | 'other' => unwrap([bytes, type])

function unwrap([data, kind]: Next): IpPacket | 'other' {
  let [bytes, type] = [data, kind]
  for (let depth = 0; depth < deepest; depth++) {
    if (type === IP4) return { version: 4, packet: bytes }
    if (type === IP6) return { version: 6, packet: bytes }
    const within = wrappings[type]
    if (!within) return 'other'
    ;[bytes, type] = within(bytes)
  }
  return 'other'
}

/** An address family as systems number it, some in the other byte order. */
function family(number: number): number {
  const af = number > 0xffff ? number >>> 24 : number
  return af === 2 ? IP4 : [10, 24, 28, 30].includes(af) ? IP6 : NONE
}

function byVersion(bytes: Buffer): Next {
  const version = bytes.readUInt8(0) >> 4
  return [bytes, version === 4 ? IP4 : version === 6 ? IP6 : NONE]
}

/** A number up to 1500 is a length, and LLC follows (IEEE 802.3). */
const typeOrLength = (number: number): number => (number <= 1500 ? LLC : number)

function ethernet(bytes: Buffer): Next {
  return [bytes.subarray(14), typeOrLength(bytes.readUInt16BE(12))]
}

function tag(bytes: Buffer): Next {
  return [bytes.subarray(4), typeOrLength(bytes.readUInt16BE(2))]
}

/** In the heads of Linux, 4 stands for LLC. */
const cooked = (protocol: number): number => (protocol === 4 ? LLC : protocol)

/** IEEE 802.2, with SNAP or with a service access point that is IP's own. */
function llc(bytes: Buffer): Next {
  const [destination, source] = [bytes.readUInt8(0), bytes.readUInt8(1)]
  if (destination === 0xaa && source === 0xaa) return [bytes.subarray(8), bytes.readUInt16BE(6)]
  return [bytes.subarray(3), destination === 0x06 && source === 0x06 ? IP4 : NONE]
}

/** Labels up to the last one (RFC 3032), then IP by its version, or Ethernet behind a control word (RFC 4448). */
function mpls(bytes: Buffer): Next {
  let at = 0
  while ((bytes.readUInt8(at + 2) & 1) === 0) at += 4
  const inner = bytes.subarray(at + 4)
  return inner.readUInt8(0) >> 4 === 0 ? [inner.subarray(4), BRIDGED] : byVersion(inner)
}

/** With or without its address bytes, with a protocol of one byte or two (RFC 1661, 2 and 6.5). */
function ppp(bytes: Buffer): Next {
  let at = bytes.readUInt8(0) === 0xff && bytes.readUInt8(1) === 0x03 ? 2 : 0
  const isShort = (bytes.readUInt8(at) & 1) === 1
  const protocol = isShort ? bytes.readUInt8(at) : bytes.readUInt16BE(at)
  at += isShort ? 1 : 2
  return [bytes.subarray(at), { 33: IP4, 87: IP6, 641: MPLS }[protocol] ?? NONE]
}

/** A frame of IEEE 802.11: only data that is not encrypted. */
function wireless(bytes: Buffer): Next {
  const control = bytes.readUInt16LE(0)
  const isData = ((control >> 2) & 3) === 2 && ((control >> 4) & 4) === 0
  const isReadable = isData && (control & 0x4000) === 0
  if (!isReadable) return [bytes, NONE]
  let at = (control & 0x0300) === 0x0300 ? 30 : 24
  if ((control >> 4) & 8) {
    // Several messages in one frame are not taken apart.
    if (bytes.readUInt8(at) & 0x80) return [bytes, NONE]
    at += control & 0x8000 ? 6 : 2
  }
  return [bytes.subarray(at), LLC]
}

/** What a radio noted of a frame, then the frame; it may be padded behind its head. */
function radiotap(bytes: Buffer): Next {
  const length = bytes.readUInt16LE(2)
  let at = 4
  while (bytes.readUInt32LE(at) & 0x80000000) at += 4
  const present = bytes.readUInt32LE(4)
  at += 4
  // The clock, if there is one, stands at a multiple of eight.
  if (present & 1) at = ((at + 7) & ~7) + 8
  const flags = present & 2 ? bytes.readUInt8(at) : 0
  const frame = bytes.subarray(length)
  const [body, type] = wireless(frame)
  if (!(flags & 0x20) || type === NONE) return [body, type]
  const head = frame.length - body.length
  return [frame.subarray((head + 3) & ~3), type]
}

/** Attributes of a packet that Linux's filter logged, in the byte order of its machine; one of them is the packet. */
function netfilter(bytes: Buffer): Next {
  const PAYLOAD = 9
  for (const u16 of [(at: number) => bytes.readUInt16LE(at), (at: number) => bytes.readUInt16BE(at)]) {
    for (let at = 4; at + 4 <= bytes.length; ) {
      const length = u16(at)
      if (length < 4) break
      if ((u16(at + 2) & 0x7fff) === PAYLOAD) return byVersion(bytes.subarray(at + 4, at + length))
      at += length + (-length & 3)
    }
  }
  return [bytes, NONE]
}
