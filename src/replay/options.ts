/** The options of a replay, and its progress. */

import type { ComparedPart } from './compare/verdict'

/** What is played, against what, and how it is compared. */
export interface ReplayOptions {
  /** The server: `http://HOST:PORT` or `https://HOST:PORT`. */
  to: string
  /** `bytes`: raw, as recorded; `undici`: the requests by their meaning, over kept connections. */
  engine?: 'bytes' | 'undici'
  /** What is compared: all bytes; for `undici`, and for what was rebuilt from a HAR, headers and body. */
  compare?: readonly ComparedPart[]
  /**
   * What is left out of the comparison: names of header fields (`header:NAME`, or `NAME`), values of JSON bodies (`json:PATH`),
   * parameters of URLs in header fields (`query:NAME`).
   */
  ignore?: readonly string[]
  /** Plays each connection twice; what differs between the two plays does not count. */
  learnNoise?: boolean
  /** How fast recorded time goes: 1 as recorded, 10 ten times as fast, `max` (the default) without waiting. */
  speed?: number | 'max'
  /** Connections at once, at most: 64, or 1000 at a pace. */
  concurrency?: number
  /** Requests a second, at most. */
  rate?: number
  /** Milliseconds of silence after which an answer counts as missing: 30,000. */
  timeout?: number
  /** A share of the connections: `3/8`. */
  shard?: string
  /** Only connections to these hosts, such as `api.example` or `api.example:8080`. */
  hosts?: readonly string[]
  /** Values that fields of the requests get instead of the recorded ones; `host` with rewriteHost. */
  setHeaders?: Readonly<Record<string, string>>
  /** Gives Host the address of the target. */
  rewriteHost?: boolean
  /** Certificates of the authorities that are trusted, PEM; left out, those that the host trusts. */
  ca?: Buffer
  /** Accepts any certificate: false. */
  insecure?: boolean
  /** Requests at once on a connection of undici: 1. */
  pipelining?: number
  /** Of a recording of several runtimes: whose variant. */
  runtime?: string
  /** How many differences the result keeps: 10. */
  show?: number
  /** How many bytes a row of a file may have: 32 MB. */
  maxRow?: number
  /** Ends the replay; the result has what was played until then, and `stopped`. */
  signal?: AbortSignal
  /** Called with what was left out, and why. */
  note?: (message: string) => void
  /** Called with each connection that was played. */
  progress?: (progress: Progress) => void
}

/** How far a replay has come. */
export interface Progress {
  /** Connections that were played. */
  connections: number
  /** Exchanges that were played. */
  requests: number
  /** Exchanges that did not come out as recorded. */
  different: number
  /** Exchanges that failed. */
  errors: number
  /** The last connection that was begun. */
  place: string
  /** The share of the work that is begun, 0 to 1, where it is known. */
  share: number | undefined
}
