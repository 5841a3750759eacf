/** Honest messages as they came from the clients and servers of the time: one row a client, or a server. */

import type { Profile } from '../../src/profile/profile'

/** A request of a client, or several on one connection. */
export interface RequestRow {
  /** The program and what it does, as it would be told to a person. */
  readonly client: string
  /** The bytes (Latin-1) in the pieces in which they are written. */
  readonly bytes: readonly string[]
  /** What the program behind the server is told: method, target and body of each request. */
  readonly told: readonly string[]
  /** The ids of the fixes that refuse or change it: honest all the same, and why those fixes can be switched off. */
  readonly changedBy?: readonly string[]
  /** Asks for another protocol, which some eras give up where nobody listens. */
  readonly upgrades?: true
  /** Releases with a smaller limit refuse it by themselves. */
  readonly large?: true
  /** Its target has bytes beyond ASCII, which some eras take for UTF-8. */
  readonly decoded?: true
  /** Why some releases by themselves do not take it. */
  readonly notAlways?: string
  /** Whether releases that read so refuse it by themselves. */
  readonly refusedBy?: (wire: Profile['wire']) => boolean
}

/** A response of a server. */
export interface ResponseRow {
  readonly server: string
  /** The method of the request that it answers, if that is not GET. */
  readonly method?: string
  readonly bytes: readonly string[]
  /** What the program is told: status and body. */
  readonly told: string
  readonly changedBy?: readonly string[]
  readonly large?: true
  /** Offers another protocol, which some eras take for one. */
  readonly upgrades?: true
  /** Why some releases by themselves do not take it. */
  readonly notAlways?: string
  /** Whether releases that read so refuse it by themselves. */
  readonly refusedBy?: (wire: Profile['wire']) => boolean
}

/** Releases of 2022 and later refuse a header line that LF alone ends, and at last every line. */
export const noLineFeedAlone = ({ lineFeedAlone }: Profile['wire']): boolean => !lineFeedAlone.startsWith('taken')

/** Releases of 2024 and later refuse a blank behind a chunk size. */
export const noChunkBlanks = ({ chunkBlanks }: Profile['wire']): boolean => chunkBlanks.startsWith('refused')

/** Between two pieces of a request: the client waits for `100 Continue` here. */
export const CONTINUE = 'wait for 100 Continue'

/** The lines of a head, each ended by CR LF, with the empty line behind them. A blank at the end is written `\x20`. */
export const head = (text: readonly string[] | TemplateStringsArray): string =>
  `${text[0]
    .trim()
    .split('\n')
    .map(line => line.trimStart())
    .join('\r\n')}\r\n\r\n`

/** The first bytes of a gzip file, and some that are no text. */
export const binary = '\x1f\x8b\b\0\0\0\0\0\0\x03\xcbH\xcd\xc9\xc9\x07\0\x86\xa6\x106\x05\0\0\0'

/** The bytes of a text in UTF-8, as Latin-1. */
export const utf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')
