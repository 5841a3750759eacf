/** What shows that a fix is needed and works: bytes of an attack, or calls of a program. */

/** Bytes that come to a server, or to a client as its response. */
export interface WireProbe {
  readonly side: 'server' | 'client'
  readonly name: string
  /** The bytes, in the pieces in which they come. */
  readonly parts: readonly string[]
  /** Nothing is refused: it is read otherwise than the release read it. */
  readonly reads?: 'otherwise'
}

/** A program that does something with a module of an era. */
export interface ProgramProbe {
  readonly side: 'program'
  readonly name: string
  /**
   * Does it.
   * @param modules http, https and the like of the profile
   * @returns what came of it: `refused by ID` if the guard stopped it, else what the program or its peer saw
   */
  run(modules: ProbedModules): Promise<string>
  /** Nothing is refused: it is read otherwise than the release read it. */
  readonly reads?: 'otherwise'
}

/** What a program of a probe has. */
export interface ProbedModules {
  readonly http: typeof import('node:http')
  readonly https: typeof import('node:https')
  readonly url: typeof import('node:url')
}

export type Probe = WireProbe | ProgramProbe
