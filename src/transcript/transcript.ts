/** What happened between two ends of HTTP connections, as data: the words of `recording/1` and `wire-transcript/1`. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** One event that a scenario logged: its name, then its values. */
export type Row = Json[]

export type Side = 'client' | 'server'

/** Who runs in the runtime under test: the server, the client, both, or code without a network. */
export type Role = 'server' | 'client' | 'pair' | 'api'

/** Bytes in one direction, as latin1 text cut after each `\n`. A new turn starts with each change of direction. */
export interface Turn {
  from: Side
  bytes: string[]
}

export interface Connection {
  /** How it ended: who or what ended it first, `open` where a close was waited for in vain, null where none was seen. */
  closed: string | null
  turns: Turn[]
}

/** All that an observer of one run sees. */
export interface Outcome {
  /** There only if the runtime ended by itself or was killed: its exit code or the signal. */
  exit?: number | string
  connections: Connection[]
  events: Row[]
}

export interface Head {
  scenario: string
  title: string
  role: Role
}

/** One run of one runtime. */
export interface Transcript extends Head, Outcome {
  format: 'wire-transcript/1'
  runtime?: string
}

/** The runtimes that did the same. */
export interface Variant extends Outcome {
  runtimes: string[]
}

/** What every runtime did in one scenario. */
export interface Recording extends Head {
  format: 'recording/1'
  variants: Variant[]
}

/** Latin1 text cut after each line feed; joined again it is the same text. */
export const linesOf = (text: string): string[] => text.split(/(?<=\n)/)

/** The variant that holds a runtime, undefined if the runtime was not recorded. */
export const variantOf = (recording: Recording, runtime: string): Variant | undefined =>
  recording.variants.find(variant => variant.runtimes.includes(runtime))
