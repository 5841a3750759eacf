/** What happened between two ends of HTTP connections, as data: the words of `recording/1` and `wire-transcript/1`. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** One event that a scenario logged: its name, then its values. */
export type Row = Json[]

/** One of the two ends of a connection. */
export type Side = 'client' | 'server'

/** Who runs in the runtime under test: the server, the client, both, or code without a network. */
export type Role = 'server' | 'client' | 'pair' | 'api'

/** Bytes in one direction, as latin1 text cut after each `\n`. A new turn starts with each change of direction. */
export interface Turn {
  /** Who sent them. */
  from: Side
  /** The bytes as latin1 text, a line an element. */
  bytes: string[]
  /** How the bytes came, where that was kept: one entry for each chunk, in order. Their lengths add up to the turn's. */
  chunks?: Chunk[]
}

/** When a chunk came, in milliseconds after the connection began, and its length in bytes. */
export type Chunk = [ms: number, length: number]

/** The end of one direction of a connection. */
export interface End {
  /** Which side ended. */
  from: Side
  /** `end`: it half-closed; `reset`: it broke the connection off. */
  how: 'end' | 'reset'
  /** Milliseconds after the connection began. */
  ms: number
}

/** One connection as an observer between its ends sees it. */
export interface Connection {
  /** How it ended: who or what ended it first, `open` where a close was waited for in vain, null where none was seen. */
  closed: string | null
  /** What was sent, in order. */
  turns: Turn[]
  /** Where that was kept: how and when either side ended, in order. */
  ends?: End[]
}

/** All that an observer of one run sees. */
export interface Outcome {
  /** There only if the runtime ended by itself or was killed: its exit code or the signal. */
  exit?: number | string
  /** In the order in which they were opened. */
  connections: Connection[]
  /** What the program logged, in order. */
  events: Row[]
}

/** Which scenario was run. */
interface ScenarioRun {
  /** `<area>/<name>`. */
  scenario: string
  /** What it is about. */
  title: string
  /** Who ran in the runtime under test. */
  role: Role
}

/** One run of one runtime. */
export interface Transcript extends ScenarioRun, Outcome {
  /** The shape of this object and its version; docs/formats describes it. */
  format: 'wire-transcript/1'
  /** The release that ran it, such as `0.10.48` or `iojs-3.3.1`; absent where that is not known. */
  runtime?: string
}

/**
 * One connection of live traffic, or a part of one: a row of a `.jsonl` file, and a `wire-transcript/1` like the others.
 * `closed` says which side ended first: `client`, `server`, `client reset`, `server reset`, or `open` if the recording
 * ended before; null in a part that others follow.
 */
export interface Traffic {
  /** The shape of this object and its version; docs/formats describes it. */
  format: 'wire-transcript/1'
  /** The connection's: unique in its file (all parts of a connection have the same), and kept whenever the row is copied. */
  id: string
  /**
   * A long connection is written in parts, counted from 1; absent where one row has all. Times count from the beginning
   * of the connection; the first turn of a part goes on with the last one of the part before, if they are of one side.
   */
  part?: number
  /** True in every part but the last. */
  more?: true
  /** When the connection began, ISO 8601 in UTC with milliseconds; absent where that is not known. */
  at?: string
  /** Where the client came from, as `host:port`; absent where that is not known. */
  client?: string
  /** What the client was connected to, as `host:port`; absent where that is not known. */
  server?: string
  /** True where the bytes went through TLS (the bytes here are the plain ones). */
  tls?: boolean
  /** The one connection. */
  connections: [Connection]
  /** Rows of what a program logged beside the wire; empty for live traffic. */
  events: Row[]
  /** The names of the header fields whose values were replaced by placeholders of the same length, in lower case, sorted. */
  redacted?: string[]
  /** What else was replaced, byte by byte: parameters of targets and URLs, values of bodies. */
  masked?: Masked
  /**
   * From which byte of a side, counted in this row, the bytes are no HTTP/1 messages (such as after an upgrade): they
   * are kept as they were, and no secrets were looked for in them. Absent for a side that is HTTP/1 throughout.
   */
  notHttp?: {
    /** Of what the client sent. */
    client?: number
    /** Of what the server sent. */
    server?: number
  }
  /** Why the server was not reached, in words: such as `connect ECONNREFUSED 127.0.0.1:81`. */
  failed?: string
  /**
   * Captures only: where the bytes of a side end because the next ones were `lost`, or the capture `cut` packets off. What
   * either side sent later is left out, too.
   */
  missing?: {
    /** The side whose bytes end. */
    from: Side
    /** After how many of its bytes, counted in this row. */
    at: number
    /** Whether packets were not captured, or not whole. */
    why: 'lost' | 'cut'
  }
  /** Captures only: the connection was there before the capture began, so that earlier bytes may lack. */
  midway?: true
  /** What the bytes were rebuilt from, where they are not those of the wire: such as `har`. */
  rebuilt?: string
}

/** What was kept out of targets, URLs and bodies of a connection, all in the same lengths. */
export interface Masked {
  /** Names of parameters, as they were asked for, sorted. */
  query?: string[]
  /** Paths of values in JSON bodies, as they were asked for, sorted. */
  json?: string[]
  /** Names of fields of forms, as they were asked for, sorted. */
  form?: string[]
  /** How many bodies were kept out whole because they could not be looked into, by why: such as `gzip`. */
  whole?: Record<string, number>
}

/** The runtimes that did the same. */
export interface Variant extends Outcome {
  /** Their releases, oldest first. */
  runtimes: string[]
}

/** What every runtime did in one scenario. */
export interface Recording extends ScenarioRun {
  /** The shape of this object and its version; docs/formats describes it. */
  format: 'recording/1'
  /** Each runtime is in one of them. */
  variants: Variant[]
}

/** Latin1 text cut after each line feed; joined again it is the same text. */
export function linesOf(text: string): string[] {
  const lines: string[] = []
  let from = 0
  for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', from)) {
    lines.push(text.slice(from, feed + 1))
    from = feed + 1
  }
  if (from < text.length || from === 0) lines.push(text.slice(from))
  return lines
}

/** The variant that holds a runtime, undefined if the runtime was not recorded. */
export const variantOf = (recording: Recording, runtime: string): Variant | undefined =>
  recording.variants.find(variant => variant.runtimes.includes(runtime))
