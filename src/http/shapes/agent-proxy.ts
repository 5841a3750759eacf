/** The proxy of an agent. */

/** On an agent that has one. */
export const kProxy = Symbol('proxy')

export interface AgentProxy {
  /** As the variable has it. */
  readonly url: string
  readonly secure: boolean
  readonly host: string
  readonly port: number
  /** The value of Proxy-Authorization, where the URL has a name or a password. */
  readonly authorization: string | undefined
  /** Whether requests to a host go through it. */
  serves(host: string | undefined, port: unknown): boolean
}
