/** One TCP connection as an outsider has it: it knows no HTTP, follows a list of steps, and writes down every byte of both sides. */

import type { Socket } from 'node:net'
import { pace } from '../shared/pace'
import { resetSocket } from '../shared/reset'
import type { Side } from '../transcript/types'
import type { RawConnection, RawTurn } from './stable'

/**
 * What a peer does, one after another. `send` latin1 text; `idle` until the wire has been quiet for so long; `pause` for
 * so long; `head` until a blank line came; `bytes` until a text came; `end` half-closes; `destroy`; `reset`; `close`
 * waits for the other side's end. Times are milliseconds.
 */
export type PeerStep =
  | ['send', string]
  | ['idle', number?]
  | ['pause', number]
  | ['head']
  | ['bytes', string]
  | ['end']
  | ['destroy']
  | ['reset']
  | ['close', number?]

/** How long silence lasts before it counts. */
export const quiet = 60
const patience = 4000
const closePatience = 2000

const opposite: Record<Side, Side> = { client: 'server', server: 'client' }

export class Peer implements RawConnection {
  readonly turns: RawTurn[] = []
  how: string | undefined
  private readonly other: Side
  private received = ''
  private cut = false
  private last = pace.now
  private ended = false
  private closed = false

  /** @param socket a connection with `allowHalfOpen` */
  constructor(
    readonly socket: Socket,
    private readonly self: Side,
  ) {
    this.other = opposite[self]
    socket.on('data', data => this.add(this.other, data.toString('latin1')))
    socket.on('end', () => {
      this.ended = true
      this.last = pace.now
      this.mark('end')
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      this.mark(error.code === 'ECONNRESET' || error.code === 'EPIPE' ? 'reset' : String(error.code))
    })
    socket.on('close', () => {
      this.closed = true
      this.last = pace.now
    })
  }

  /** Does the steps. */
  async run(steps: readonly PeerStep[]): Promise<void> {
    for (const [name, value] of steps) await acts[name](this, value as never)
  }

  send(bytes: string): void {
    this.add(this.self, bytes)
    this.socket.write(bytes, 'latin1')
  }

  idle(ms = quiet): Promise<unknown> {
    const start = pace.now
    const silent = () => this.closed || pace.now - Math.max(this.last, start) >= ms
    return pace.until(silent).then(() => this.newTurn())
  }

  /** Waits until the other side has ended, dropped the connection, or met a condition. */
  receive(met: () => boolean, ms = patience): Promise<boolean> {
    return pace.until(() => this.closed || this.ended || met(), ms)
  }

  hasHead = (): boolean => this.turns.some(turn => turn.from === this.other && turn.bytes.includes('\r\n\r\n'))

  has = (bytes: string): boolean => this.received.includes(bytes)

  async close(ms = closePatience): Promise<void> {
    if (!(await this.receive(() => false, ms))) this.mark('open')
    this.socket.end()
  }

  /** Keeps the first cause of the end. */
  mark(how: string): void {
    this.how ??= how
  }

  newTurn(): void {
    this.cut = true
  }

  private add(from: Side, bytes: string): void {
    const turn = this.turns[this.turns.length - 1]
    if (turn && turn.from === from && !this.cut) turn.bytes += bytes
    else this.turns.push({ from, bytes })
    if (from === this.other) this.received += bytes
    this.cut = false
    this.last = pace.now
  }
}

/** @throws Error that names the first step no peer knows */
export function checkSteps(lists: readonly PeerStep[][]): void {
  for (const steps of lists) {
    const odd = steps.find(([name]) => !Object.hasOwn(acts, name))
    if (odd) throw new Error(`no such step of a peer: '${odd[0]}'; there are ${Object.keys(acts).join(', ')}`)
  }
}

type Act = (peer: Peer, value: never) => unknown

const acts: Record<PeerStep[0], Act> = {
  send: (peer, bytes: string) => peer.send(bytes),
  idle: (peer, ms?: number) => peer.idle(ms),
  pause: (peer, ms: number) => pace.sleep(ms).then(() => peer.newTurn()),
  head: peer => peer.receive(peer.hasHead),
  bytes: (peer, bytes: string) => peer.receive(() => peer.has(bytes)),
  close: (peer, ms?: number) => peer.close(ms),
  end: peer => {
    peer.socket.end()
    peer.mark('peer end')
  },
  destroy: peer => {
    peer.socket.destroy()
    peer.mark('peer destroy')
  },
  reset: peer => {
    resetSocket(peer.socket)
    peer.mark('peer reset')
  },
}
