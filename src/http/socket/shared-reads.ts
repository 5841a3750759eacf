/**
 * Reading without a fresh buffer for each read: host sockets that http reads from all read into one buffer, and each
 * piece is copied out of it at its true size. It is what net's `onread` option does, which only outgoing connections
 * can be given. Where the host does not offer it, sockets read as they always do.
 */

import { Buffer } from 'node:buffer'
import net, { type Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { shortcuts } from '../../shared/shortcuts'
import { kRead } from '../shapes/socket'

/** As much as the host reads at once. */
const SIZE = 64 * 1024
const shared = Buffer.allocUnsafeSlow(SIZE)

interface Slots {
  readonly buffer: symbol
  readonly callback: symbol
}

type Slotted = Socket & { [kRead]?: (piece: Buffer) => boolean } & {
  [slot: symbol]: unknown
  _handle?: { useUserBuffer?(buffer: Buffer): void } | null
}

/** The fields in which a host socket keeps its `onread` option; null: this host has none. */
let slots: Slots | null | undefined

function findSlots(socket: Socket): Slots | null {
  const named = (name: string) => Object.getOwnPropertySymbols(socket).find(slot => slot.description === name)
  const buffer = named('kBuffer')
  const callback = named('kBufferCb')
  // Where reads are begun before there are bytes, two sockets would share the buffer at once.
  return buffer && callback && process.platform !== 'win32' ? { buffer, callback } : null
}

/** Called by the host with what it has read; false stops reading. */
function onRead(this: Slotted, size: number, buffer: Buffer): boolean {
  const piece = Buffer.allocUnsafe(size)
  buffer.copy(piece, 0, 0, size)
  return this[kRead] ? this[kRead](piece) : this.push(piece)
}

const hostPause = net.Socket.prototype.pause

/** As of a socket that the host reads as it always does: the stream stops, and what there is to read is read. */
export function pauseUnread(this: Socket): Socket {
  const { pause } = net.Socket.prototype
  return (pause === hostPause ? (Duplex.prototype.pause as typeof pause) : pause).call(this)
}

/** Lets a socket that is handed over be paused as any other, which the host would stop reading at once. */
export function handOverReads(socket: Socket): void {
  if (!slots || (socket as Slotted)[slots.buffer] !== shared) return
  Object.defineProperty(socket, 'pause', { value: pauseUnread, writable: true, configurable: true })
}

/**
 * Lets a host socket read into the shared buffer.
 * @returns whether it does, so that `push` is called by the program alone, and for the end
 */
export function shareReads(socket: Socket): boolean {
  const slotted = socket as Slotted
  if (slots === undefined) slots = shortcuts['shared-reads'] ? findSlots(socket) : null
  if (slots === null || (socket as { encrypted?: boolean }).encrypted) return false
  if (slotted[slots.buffer] !== null) return slotted[slots.buffer] === shared
  const handle = slotted._handle
  if (handle && typeof handle.useUserBuffer !== 'function') return false
  slotted[slots.buffer] = shared
  slotted[slots.callback] = onRead
  handle?.useUserBuffer?.(shared)
  return true
}
