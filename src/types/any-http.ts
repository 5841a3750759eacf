/** The module of an era that is not known when the program is compiled: what all eras had. */

import type * as P from './pieces'

interface AnyKinds extends P.Kinds {
  IncomingMessage: IncomingMessage
  OutgoingMessage: OutgoingMessage
  ServerResponse: ServerResponse
  ClientRequest: ClientRequest
  Server: Server
  Agent: Agent
  // What the eras read of them differs; who does not know the era knows why.
  AgentOptions: object
  RequestOptions: P.RequestOptions<AnyKinds> & Record<string, unknown>
  Request: P.RequestByOptions<AnyKinds>
  ServerArguments: P.ServerByListener<AnyKinds>
}

interface IncomingMessage extends P.PushedStream<P.PushedMessageEvents>, P.IncomingMessage {}
interface OutgoingMessage extends P.OutgoingMessage<P.WritableEvents> {}
interface ServerResponse extends P.OutgoingMessage<P.WritableEvents>, P.ServerResponse {}
interface ClientRequest extends P.OutgoingMessage<P.RequestEvents<AnyKinds>>, P.ClientRequest<AnyKinds> {}
interface Server extends P.AnyServer<P.ServerEvents<AnyKinds>> {}
interface Agent extends P.Emitter<Record<never, never>> {
  maxSockets: number
  options: object
}

/** Every other name is there to be asked for: `'createClient' in http`. */
export interface AnyHttp extends P.Http<AnyKinds> {
  [name: string]: unknown
}
