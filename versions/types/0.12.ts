/** The http of 0.12 in types: its classes, composed of the pieces that it had. */

import type * as P from '../../src/types/pieces'

interface Kinds extends P.Kinds {
  IncomingMessage: IncomingMessage
  OutgoingMessage: OutgoingMessage
  ServerResponse: ServerResponse
  ClientRequest: ClientRequest
  Server: Server
  Agent: Agent
  AgentOptions: P.KeepAliveAgentOptions
  RequestOptions: P.LocalRequestOptions<Kinds>
  Request: P.RequestByText<Kinds>
  ServerArguments: P.ServerByListener<Kinds>
}

interface IncomingMessage
  extends P.ChainedStream<P.PulledMessageEvents>,
    P.IncomingMessage,
    P.RequestedMessage<Kinds>,
    P.TimedMessage,
    P.RawMessage {}
interface OutgoingMessage extends P.CalledBackMessage<P.WritableEvents> {}
interface ServerResponse extends P.CalledBackMessage<P.WritableEvents>, P.UnchainedResponse, P.ReasonedResponse {}
interface ClientRequest
  extends P.CalledBackMessage<P.ConnectRequestEvents<Kinds>>,
    P.ClientRequest<Kinds>,
    P.PooledRequest,
    P.ClearableRequest,
    P.AbortTimedRequest {}
interface Server extends P.TimedServer<P.TimedServerEvents<Kinds>> {}
interface Agent extends P.KeepAliveAgent<Kinds> {}
interface Client extends P.LegacyClient<Kinds> {}

/** What was shipped. */
export interface Shipped extends P.Http<Kinds>, P.CreatesClients<Client>, P.HasGlobalAgent<Kinds>, P.ListsMethods {}

/** What the manual has. */
export interface Documented extends Shipped {}
