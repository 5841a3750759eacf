/** Where the logs of connections become rows: in parts when they hold much, and no faster than the disk takes them. */

import { randomBytes } from 'node:crypto'
import type { Side, Traffic } from '../../transcript/types'
import type { Rules } from '../redact/rules'
import { WholeCounts } from '../redact/whole'
import type { RowSink } from '../rows/write'
import { type About, ConnectionLog } from './connection-log'
import { secretFields } from './secrets'
import { Watch } from './watch'

export interface JournalOptions {
  /** Where rows go. */
  sink: RowSink
  /** The header fields whose values are kept out, in lower case. */
  secrets?: ReadonlySet<string>
  /** What is kept out of targets, URLs and bodies. */
  rules?: Rules
  /** Called with each row when it is written; with `fsync`, the disk has it. */
  written?: (row: Pick<Traffic, 'id' | 'part'>) => void
  /** Called when rows cannot be written any more. */
  failed?: (error: Error) => void
  /** How much of all connections together may be held before parts are written, in bytes; 64 MiB. */
  memory?: number
}

const largestPart = 64 * 1024
/** How much all open connections hold, in bytes, unless the options say otherwise. */
const mostHeld = 64 * 1024 * 1024
const smallestPart = 16 * 1024
/** Rows that wait for the disk, in bytes, before connections have to wait for them. */
const mostBacklog = 32 * 1024 * 1024

export class Journal {
  /** Bodies that were kept out whole. */
  readonly whole = new WholeCounts()
  private readonly session = randomBytes(4).toString('hex')
  private readonly open = new Set<ConnectionLog>()
  private lastWrite: Promise<void> = Promise.resolve()
  private begun = 0

  constructor(private readonly options: JournalOptions) {}

  /** A connection begins. */
  begin(about: Omit<About, 'id'>): ConnectionLog {
    const { secrets, rules } = this.options
    const id = `${this.session}-${++this.begun}`
    const log = new ConnectionLog({ id, ...about }, new Watch(secrets ?? secretFields, rules))
    this.open.add(log)
    return log
  }

  /** Bytes came. Gives what is to be waited for before more is read; undefined for nothing. */
  add(log: ConnectionLog, from: Side, bytes: Buffer): Promise<void> | undefined {
    log.add(from, bytes)
    const share = (this.options.memory ?? mostHeld) / Math.max(1, this.open.size)
    if (log.held < Math.max(smallestPart, Math.min(largestPart, share))) return undefined
    const written = this.write(log, true)
    return this.isBehind ? written : undefined
  }

  /** The connection is over, or cut: its last row. */
  finish(log: ConnectionLog): void {
    if (this.open.delete(log)) void this.write(log, false)
  }

  /** What a new connection has to wait for; undefined for nothing. */
  get behind(): Promise<void> | undefined {
    return this.isBehind ? this.lastWrite : undefined
  }

  /** Waits until all rows are written. */
  async close(): Promise<void> {
    await this.options.sink.close().catch(error => this.options.failed?.(error))
  }

  private get isBehind(): boolean {
    return this.options.sink.backlog > mostBacklog
  }

  private write(log: ConnectionLog, more: boolean): Promise<void> {
    const { failed, written, sink } = this.options
    const name = written && log.name(more)
    if (this.options.rules) this.whole.add({ ...log.name(more), ...(more ? { more } : {}), masked: log.masked })
    const taken = sink.writeLine ? sink.writeLine(log.line(more)) : sink.write(log.row(more))
    this.lastWrite = taken.then(name && (() => written(name)), error => failed?.(error))
    return this.lastWrite
  }
}

/** An address as rows have it: `127.0.0.1:80`, `[::1]:80`. */
export const place = (host: string | undefined, port: number | undefined): string =>
  host?.includes(':')
    ? `[${host.replace(/^::ffff:(?=\d+\.)/, '')}]:${port}`.replace(/^\[(\d+\.[\d.]+)\]/, '$1')
    : `${host}:${port}`

/** Says a thing, but not thousands of times. */
export function sayer(talk: ((line: string) => void) | undefined): (line: string) => void {
  let said = 0
  return line => {
    if (++said <= 5) talk?.(said === 5 ? `${line} (this is not said again)` : line)
  }
}
