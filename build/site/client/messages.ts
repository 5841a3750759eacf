/** What the page of the playground and its threads say to each other. Types alone. */

/** How bytes are to be read. */
export interface ReadRequest {
  /** The versions, as `http-eras parse --as` takes them; empty for every line. */
  readonly as: string
  /** One byte a character. */
  readonly bytes: string
  /** They are the answers of a server. */
  readonly client: boolean
  /** The connection ends behind them. */
  readonly ends: boolean
}

/** A message in words. */
interface ShownMessage {
  readonly line: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
  readonly told: string
  readonly whole: boolean
}

/** How some lines tell what is wrong. */
interface ShownError {
  readonly lines: readonly string[]
  readonly what: string
  readonly told: string
  readonly at: number
}

/** Lines that read alike. */
export interface ShownGroup {
  readonly lines: readonly string[]
  readonly messages: readonly ShownMessage[]
  readonly state: string
  readonly left?: string
  readonly errors: readonly ShownError[]
}

/** Two lines that follow each other and read otherwise, and the behaviours that make it. */
interface ShownChange {
  readonly from: string
  readonly to: string
  readonly causes: readonly { readonly path: string; readonly since: string | null }[]
}

export interface Read {
  /** Every line, oldest first. */
  readonly lines: readonly string[]
  readonly groups: readonly ShownGroup[]
  readonly changes: readonly ShownChange[]
}

/** What is asked of the server of each version. */
export interface ServeRequest {
  /** As for a reading. */
  readonly as: string
  /** What the client sends at once, and then, each as a piece of its own; one byte a character. */
  readonly pieces: readonly string[]
  /** The client says that no more will come. */
  readonly ends: boolean
  readonly guarded: boolean
}

/** What came of it. */
export interface Served {
  readonly line: string
  /** What the server wrote, one byte a character. */
  readonly answer: string
  /** How the server left the connection. */
  readonly left: 'open' | 'ended' | 'closed'
  /** Milliseconds from the first byte until it was left so. */
  readonly after: number
  /** What the program said on its console; what the core said begins with `(node)`. */
  readonly log: readonly string[]
  /** An error that nobody caught: the process would have ended. */
  readonly died?: string
}

export type Asked = { readonly read: ReadRequest } | { readonly serve: ServeRequest }

export type Heard =
  /** The thread has read its script, and begins. */
  | { readonly begun: true }
  | { readonly read: Read }
  | { readonly served: Served }
  | { readonly done: true }
  | { readonly failed: string }
