/**
 * Packet captures, both kinds of file (pcap, pcapng): bytes in, packets out; no I/O. The formats are those of
 * draft-ietf-opsawg-pcap and draft-ietf-opsawg-pcapng. A packet that lacks its end stays unread: `left` tells.
 */

/** A packet as it was captured. */
export interface Packet {
  /** Milliseconds since 1970; NaN in a simple packet block, which has no time, and for times that no Date holds. */
  ms: number
  /** What the bytes begin with: a LINKTYPE_ number. */
  link: number
  data: Buffer
  /** How many bytes it had; more than `data` has where the capture kept only the beginning of packets. */
  length: number
}

/** What a capture cannot be read for; `offset` is the place in the file. */
export class CaptureFault extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message)
  }
}

/** No packet and no block is longer: what says so is damaged. */
const most = 64 * 1024 * 1024

/** A pcap file begins with one of these, as read in little endian. */
const classic: ReadonlyMap<number, { little: boolean; perMs: number; record: number }> = new Map([
  [0xa1b2c3d4, { little: true, perMs: 1e3, record: 16 }],
  [0xd4c3b2a1, { little: false, perMs: 1e3, record: 16 }],
  [0xa1b23c4d, { little: true, perMs: 1e6, record: 16 }],
  [0x4d3cb2a1, { little: false, perMs: 1e6, record: 16 }],
  // Some systems of the nineties wrote more before each packet.
  [0xa1b2cd34, { little: true, perMs: 1e3, record: 24 }],
  [0x34cdb2a1, { little: false, perMs: 1e3, record: 24 }],
])

const SECTION = 0x0a0d0d0a
const INTERFACE = 1
const OLD_PACKET = 2
const SIMPLE_PACKET = 3
const PACKET = 6
const byteOrder = 0x1a2b3c4d

/** The options of an interface that say how its times are counted. */
const RESOLUTION = 9
const OFFSET = 14

/** The time, if a Date can hold it (ECMA-262, 21.4.1.1) and so can what follows within some days. */
const held = (ms: number): number => (Math.abs(ms) < 8.64e15 - 1e9 ? ms : Number.NaN)

interface Interface {
  link: number
  snap: number
  /** Units of its clock in a millisecond. */
  perMs: number
  offsetMs: number
}

type Reading = 'unknown' | 'classic' | 'blocks'

export class PacketReader {
  private pending: Buffer = Buffer.alloc(0)
  private reading: Reading = 'unknown'
  /** Where `pending` begins in the file. */
  private offset = 0
  private little = true
  private perMs = 1e3
  private link = 0
  /** How many bytes stand before each packet. */
  private record = 16
  private interfaces: Interface[] = []

  /** Whether the beginning of a capture was read. */
  get begun(): boolean {
    return this.reading !== 'unknown'
  }

  /** How many bytes wait for the rest of their packet. At the end of a file: what was cut off. */
  get left(): number {
    return this.pending.length
  }

  /**
   * Takes the next bytes of the file.
   * @returns the packets that are whole by now
   * @throws CaptureFault for bytes that are no capture, or a damaged one
   */
  push(bytes: Buffer): Packet[] {
    this.pending = this.pending.length > 0 ? Buffer.concat([this.pending, bytes]) : bytes
    const packets: Packet[] = []
    let at = 0
    for (;;) {
      const used = this.next(this.pending, at, packets)
      if (used === 0) break
      at += used
    }
    this.pending = this.pending.subarray(at)
    this.offset += at
    return packets
  }

  private next(bytes: Buffer, at: number, packets: Packet[]): number {
    if (this.reading === 'classic') return this.nextRecord(bytes, at, packets)
    if (this.reading === 'blocks') return this.nextBlock(bytes, at, packets)
    if (bytes.length < 4) return 0
    const magic = bytes.readUInt32LE(0)
    if (magic === SECTION) {
      this.reading = 'blocks'
      return this.nextBlock(bytes, at, packets)
    }
    const kind = classic.get(magic)
    if (!kind) throw new CaptureFault('it begins neither as pcap nor as pcapng', 0)
    if (bytes.length < 24) return 0
    this.reading = 'classic'
    this.little = kind.little
    this.perMs = kind.perMs
    this.record = kind.record
    // The upper bits say how long the frame's check sequence is.
    this.link = this.u32(bytes, 20) & 0x0fffffff
    return 24
  }

  private nextRecord(bytes: Buffer, at: number, packets: Packet[]): number {
    const { record } = this
    if (bytes.length - at < record) return 0
    const kept = this.u32(bytes, at + 8)
    if (kept > most) throw this.fault(at, `a packet of ${kept} bytes`)
    if (bytes.length - at < record + kept) return 0
    packets.push({
      ms: this.u32(bytes, at) * 1000 + this.u32(bytes, at + 4) / this.perMs,
      link: this.link,
      data: bytes.subarray(at + record, at + record + kept),
      length: this.u32(bytes, at + 12),
    })
    return record + kept
  }

  private nextBlock(bytes: Buffer, at: number, packets: Packet[]): number {
    if (bytes.length - at < 12) return 0
    // Reads the same in both orders.
    const type = this.u32(bytes, at)
    if (type === SECTION) this.beginSection(bytes, at)
    const length = this.u32(bytes, at + 4)
    if (length < 12 || length % 4 !== 0 || length > most) throw this.fault(at, `a block of ${length} bytes`)
    if (bytes.length - at < length) return 0
    const body = bytes.subarray(at + 8, at + length - 4)
    const least = { [SECTION]: 16, [INTERFACE]: 8, [OLD_PACKET]: 20, [SIMPLE_PACKET]: 4, [PACKET]: 20 }[type] ?? 0
    if (body.length < least) throw this.fault(at, `a block of type ${type} and only ${length} bytes`)
    if (type === INTERFACE) this.interfaces.push(this.readInterface(body))
    else if (type === PACKET) this.readPacket(body, this.u32(body, 0), at, packets)
    else if (type === OLD_PACKET) this.readPacket(body, this.u16(body, 0), at, packets)
    else if (type === SIMPLE_PACKET) this.readSimple(body, at, packets)
    return length
  }

  private beginSection(bytes: Buffer, at: number): void {
    this.little = bytes.readUInt32LE(at + 8) === byteOrder
    if (!this.little && bytes.readUInt32BE(at + 8) !== byteOrder) throw this.fault(at, 'a section without byte order')
    this.interfaces = []
  }

  private readInterface(body: Buffer): Interface {
    const its: Interface = { link: this.u16(body, 0), snap: this.u32(body, 4), perMs: 1e3, offsetMs: 0 }
    for (let at = 8; at + 4 <= body.length; ) {
      const code = this.u16(body, at)
      const length = this.u16(body, at + 2)
      const value = body.subarray(at + 4, at + 4 + length)
      if (code === 0 || value.length < length) break
      // Powers of two are marked by the highest bit.
      if (code === RESOLUTION && length >= 1)
        its.perMs = (value[0] & 0x80 ? 2 ** (value[0] & 0x7f) : 10 ** value[0]) / 1000
      if (code === OFFSET && length >= 8)
        its.offsetMs = Number(this.little ? value.readBigInt64LE(0) : value.readBigInt64BE(0)) * 1000
      at += 4 + length + (-length & 3)
    }
    return its
  }

  private readPacket(body: Buffer, index: number, at: number, packets: Packet[]): void {
    const from = this.interfaces[index]
    if (!from) throw this.fault(at, `a packet of interface ${index}, which is not described`)
    const kept = this.u32(body, 12)
    if (20 + kept > body.length) throw this.fault(at, `a packet of ${kept} bytes in a block of ${body.length + 12}`)
    const units = this.u32(body, 4) * 2 ** 32 + this.u32(body, 8)
    packets.push({
      ms: held(units / from.perMs + from.offsetMs),
      link: from.link,
      data: body.subarray(20, 20 + kept),
      length: this.u32(body, 16),
    })
  }

  private readSimple(body: Buffer, at: number, packets: Packet[]): void {
    const from = this.interfaces[0]
    if (!from) throw this.fault(at, 'a packet of an interface that is not described')
    const length = this.u32(body, 0)
    const kept = Math.min(length, from.snap || length, body.length - 4)
    packets.push({ ms: Number.NaN, link: from.link, data: body.subarray(4, 4 + kept), length })
  }

  private fault(at: number, what: string): CaptureFault {
    return new CaptureFault(`it is damaged: ${what}`, this.offset + at)
  }

  private u32(bytes: Buffer, at: number): number {
    return this.little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)
  }

  private u16(bytes: Buffer, at: number): number {
    return this.little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)
  }
}
