/**
 * Packet captures (pcap, pcapng, either compressed) as rows of traffic: packets → segments → connections. The file is
 * read as a stream; what is held are the connections that are open at that point of the capture.
 */

import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { ErasError, erasError } from '../../errors'
import type { Traffic } from '../transcript'
import { Connections } from './connections'
import { CaptureFault, PacketReader } from './packets'
import { segmentOf, type Unread } from './segments'

export interface CaptureOptions {
  /** What a stream is called in errors; a name that ends in `.gz` says that it is compressed. */
  name?: string
  /** Only connections to or from one of these ports. */
  ports?: readonly number[]
  /** Hears once, at the end, of what could not be read: how many packets, and why. */
  onUnread?: (counts: Readonly<Record<Unread | 'torn', number>>) => void
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
  const unread = { link: 0, fragment: 0, damaged: 0, other: 0, torn: 0 }
  const input = typeof source === 'string' ? createReadStream(source, { highWaterMark: 256 * 1024 }) : source
  const stream = name.endsWith('.gz') ? unpacked(input) : input
  try {
    for await (const bytes of stream) {
      for (const packet of packets.push(bytes as Buffer)) {
        const segment = segmentOf(packet)
        if (typeof segment === 'string') unread[segment]++
        else yield* connections.take(segment)
      }
    }
  } catch (error) {
    // What was unpacked of a file that lacks its end is as good as the rest.
    if ((error as NodeJS.ErrnoException).code !== 'Z_BUF_ERROR') throw readable(error as Error, name)
    unread.torn = 1
  } finally {
    input.destroy()
  }
  if (packets.left > 0) unread.torn = 1
  if (!packets.begun) throw erasError('ERAS_NOT_CAPTURE', name, unread.torn ? 'it lacks its beginning' : 'it is empty')
  yield* connections.finish()
  options.onUnread?.(unread)
}

function unpacked(input: Readable): Readable {
  const stream = createGunzip()
  input.on('error', error => stream.destroy(error))
  return input.pipe(stream)
}

function readable(error: Error, name: string): Error {
  if (error instanceof ErasError) return error
  if (error instanceof CaptureFault)
    return erasError('ERAS_NOT_CAPTURE', name, `${error.message} (byte ${error.offset})`)
  const { code } = error as NodeJS.ErrnoException
  if (code?.startsWith('Z_')) return erasError('ERAS_NOT_CAPTURE', name, `it cannot be unpacked: ${error.message}`)
  if (code) return erasError('ERAS_CANNOT_READ', name, code === 'ENOENT' ? 'there is no such file' : error.message)
  return error
}
