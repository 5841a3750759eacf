/** What is read of bytes, as data: the reading of one version, and the groups of versions that read alike. */

/** A header as the program gets it: its name in the era's letters, and its value, or all values of Set-Cookie. */
export type ReadField = readonly [name: string, value: string | readonly string[]]

/** How a body ends: by Content-Length, by its last chunk, with the connection; or there is none. */
export type ReadFraming = 'none' | 'length' | 'chunks' | 'until end'

/** A body without its framing. */
export interface ReadBody {
  /** How it is framed. */
  readonly framing: ReadFraming
  /** How many bytes of it came. */
  readonly length: number
  /** Its first bytes, one byte a character; all of them unless `digest` is there. */
  readonly text: string
  /** The SHA-256 of a body that is longer than `text`, in hexadecimal digits. */
  readonly digest?: string
}

/**
 * Who is told of a message: a listener of `request`, `upgrade`, `connect`, `response` or `information`; or nobody, as the
 * server or client deals with it itself.
 */
export type ToldAs = 'request' | 'upgrade' | 'connect' | 'response' | 'information' | 'nobody'

/** One message as a version reads it. */
export interface ReadMessage {
  /** Where its bytes begin: empty lines before it are its own. */
  readonly from: number
  /** Where they end; null where more of it was due. */
  readonly to: number | null
  /** Who is told of it. */
  readonly told: ToldAs
  /** Of a request: its method; null where the release gave it none. */
  readonly method?: string | null
  /** Of a request: its target (`req.url`). */
  readonly target?: string
  /** Of a response: its status. */
  readonly status?: number
  /** Of a response: its reason phrase; older releases read over it, and do not tell it. */
  readonly reason?: string
  /** The version of HTTP, such as `1.1`. */
  readonly version: string
  /** `headers` as the program gets them, in the order in which it finds them. */
  readonly headers: readonly ReadField[]
  /** The header lines as the parser read them: name, value, name, value, … (`rawHeaders`, where a release has that). */
  readonly lines: readonly string[]
  /** The same of trailers. */
  readonly trailers: readonly ReadField[]
  /** Its body. */
  readonly body: ReadBody
  /** Whether all of it came. */
  readonly complete: boolean
  /** Whether the connection may go on after it. */
  readonly keepsAlive: boolean
  /** Of a request that the program is not told of: the status with which the server answers by itself. */
  readonly answered?: number
}

/** Why a version reads no further. */
export interface ReadError {
  /** The code of the error as the program gets it; null where the release gave none. */
  readonly code: string | null
  /** The reason in words as the program gets it; null where the release gave none. */
  readonly reason: string | null
  /** What is wrong, in words, whatever the release told. */
  readonly what: string
  /** How many bytes were taken before it, as the release counted them, from the first byte of the connection. */
  readonly at: number
  /** The status that a server answers with; null where it closes the connection without a word, and of clients. */
  readonly answer: number | null
  /** The fix of the guard that refuses; left out where the release itself does. */
  readonly fix?: string
}

/** The part of a message that the bytes end in. */
export type MessagePart = 'before a head' | 'head' | 'body' | 'chunk line' | 'trailers'

/** In what state the connection is when the bytes end. */
export interface ReadState {
  /**
   * `complete`: all messages are over, and another one may follow. `nothing`: no byte came. `waits`: more of a message is due.
   * `closed`: the last message was the last one of its connection, which is closed. `cut`: the connection has ended within a
   * message, and the release took that for no error. `refused`: see `error`. `switched`: the connection is the program's, and
   * speaks another protocol. `destroyed`: nobody listens for the other protocol, or an answer came that was not asked for.
   */
  readonly is: 'complete' | 'nothing' | 'waits' | 'closed' | 'cut' | 'refused' | 'switched' | 'destroyed'
  /** Of `waits` and `cut`: the part of a message that the bytes end in. */
  readonly within?: MessagePart
  /** Of `waits`: where the message begins. */
  readonly from?: number
  /** Of `waits`: how many bytes of a body or chunk are due, where that is known; -1: all until the connection ends. */
  readonly missing?: number
}

/** Bytes that are no part of a message. */
export interface LeftOver {
  /** Where they begin. */
  readonly from: number
  /** How many came. */
  readonly length: number
  /**
   * Whose they are: the other protocol's; nobody's, because the connection was closed before they were read (`unread`), because
   * the parser looks at nothing behind the last message (`dropped`), or because they stand behind the answer (`surplus`).
   */
  readonly what: 'other protocol' | 'unread' | 'dropped' | 'surplus'
}

/** How one version reads bytes. */
export interface Reading {
  /** The messages, in order; the first thousand of them. */
  readonly messages: readonly ReadMessage[]
  /** How many messages there are. */
  readonly count: number
  /** Stands for the messages behind the first thousand: equal where they are. */
  readonly rest?: string
  /** Why it reads no further; null where it does. */
  readonly error: ReadError | null
  /** The state when the bytes end. */
  readonly state: ReadState
  /** What is left over; null where nothing is. */
  readonly left: LeftOver | null
}

/** How bytes are read, whatever the version. */
export interface ParseOptions {
  /** They are the answers of a server, and a client reads them. */
  readonly client?: boolean
  /** The method of the request that they answer: `HEAD` and `CONNECT` are read otherwise than `GET`. */
  readonly method?: string
  /** A server has listeners for `upgrade` and `connect`; a client has asked for another protocol, and listens. */
  readonly upgrades?: boolean
  /** The connection ends behind the bytes. */
  readonly end?: boolean
  /** The guard is on. */
  readonly guarded?: boolean
}

/** How many versions tell an error, which may differ in words though they refuse the same. */
export interface ErrorOf extends ReadError {
  /** The versions that tell it so, oldest first. */
  readonly versions: readonly string[]
}

/** How the guard reads for versions of one group. */
export interface GuardedGroup {
  /** The versions, oldest first. */
  readonly versions: readonly string[]
  /** How they read under the guard. */
  readonly reading: Reading
  /** Whether that is how they read without it. */
  readonly same: boolean
}

/** Versions that read alike. */
export interface ReadingGroup {
  /** The versions as they were asked for, oldest first. */
  readonly versions: readonly string[]
  /** How the oldest of them reads. */
  readonly reading: Reading
  /** How they tell the error, where they refuse: one row for each way. */
  readonly errors: readonly ErrorOf[]
  /** The guard's readings, where they were asked for. */
  readonly guarded?: readonly GuardedGroup[]
}

/** One thing that two readings have otherwise. */
export interface ReadDifference {
  /** What it is: `messages`, `request 2`, `target of request 1`, `header x of request 1`, `body of request 1`, `state`, … */
  readonly place: string
  /** What it is in the first of the two, in words. */
  readonly a: string
  /** What it is in the second one. */
  readonly b: string
}

/** Two versions that follow each other and read otherwise. */
export interface ReadingChange {
  /** The older one. */
  readonly from: string
  /** The newer one. */
  readonly to: string
  /** The numbers of their groups, from 0. */
  readonly groups: readonly [number, number]
  /** What differs, most consequential first. */
  readonly differences: readonly ReadDifference[]
}

/** How versions read bytes. */
export interface BytesReading {
  /** How many bytes there are. */
  readonly bytes: number
  /** All versions that were asked, oldest first. */
  readonly versions: readonly string[]
  /** The versions in groups that read alike, by the oldest of each. */
  readonly groups: readonly ReadingGroup[]
  /** Where versions that follow each other read otherwise, oldest first. */
  readonly changes: readonly ReadingChange[]
}
