/**
 * Packet captures (pcap, pcapng, either compressed) as rows of traffic: packets → segments → connections. The file is
 * read as a stream; what is held are the connections that are open at that point of the capture.
 */

import type { Readable } from 'node:stream'
import { erasError } from '../../../errors'
import type { Traffic } from '../../../transcript/types'
import { bytesOf, isCutOff, unreadable } from '../source'
import { Connections } from './connections'
import { CaptureFault, PacketReader } from './packets'
import { segmentOf, type Unread } from './segments'

export interface CaptureOptions {
  /** What a stream is called in errors; a name that ends in `.gz` says that it is compressed. */
  name?: string
  /** Whether it is compressed; without it, the name says so. */
  packed?: boolean
  /** Only connections to or from one of these ports. */
  ports?: readonly number[]
  /** Called once, at the end, with what could not be read: how many packets, and why. */
  onUnread?: (counts: Readonly<Record<Unread | 'torn' | 'skipped', number>>) => void
}

/**
 * Reads the TCP connections of a capture, each when it has ended; long ones in parts.
 * @param source path of a file, or a stream of bytes
 * @throws ErasError ERAS_CANNOT_READ, or ERAS_NOT_CAPTURE for foreign or damaged files, with the place
 */
export async function* readCapture(source: string | Readable, options: CaptureOptions = {}): AsyncGenerator<Traffic> {
  const name = options.name ?? (typeof source === 'string' ? source : 'the stream')
  const packets = new PacketReader()
  const connections = new Connections(options.ports)
  const unread = { link: 0, fragment: 0, damaged: 0, other: 0, torn: 0, skipped: 0 }
  try {
    for await (const bytes of bytesOf(source, name, options.packed)) {
      for (const packet of packets.push(bytes)) {
        const segment = segmentOf(packet)
        if (typeof segment === 'string') unread[segment]++
        else yield* connections.take(segment)
      }
    }
  } catch (error) {
    // What was unpacked of a file that lacks its end is as good as the rest.
    if (!isCutOff(error)) {
      const message = error instanceof CaptureFault ? `${error.message} (byte ${error.offset})` : undefined
      throw unreadable(error, 'ERAS_NOT_CAPTURE', name, message)
    }
    unread.torn = 1
  }
  if (packets.left > 0) unread.torn = 1
  if (!packets.begun) throw erasError('ERAS_NOT_CAPTURE', name, unread.torn ? 'it lacks its beginning' : 'it is empty')
  yield* connections.finish()
  unread.skipped = connections.skipped
  options.onUnread?.(unread)
}
