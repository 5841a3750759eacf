/** What the processes of a measurement tell each other. */

/** To the load generator: what to ask of a server. */
export interface Ask {
  readonly port: number
  readonly requests: number
  readonly connections: number
  readonly pipelining: number
  /** The bytes of one request. */
  readonly request: string
  /** Each connection has one request, and then another one is made. */
  readonly closes?: boolean
}

/** Its answer. */
export interface Asked {
  readonly requests: number
  readonly seconds: number
}

/** To a client that is measured. */
export interface Fetch {
  readonly port: number
  readonly requests: number
  readonly concurrent: number
  readonly keepAlive: boolean
}

/** CPU time of a process so far, in microseconds, user and system together. */
export interface Spent {
  readonly cpu: number
}
