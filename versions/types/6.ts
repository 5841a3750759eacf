/** The http of 6 in types: its classes, composed of the pieces that it had. */

import type * as P from '../../src/types/pieces'

interface Kinds extends P.Kinds {
  IncomingMessage: IncomingMessage
  OutgoingMessage: OutgoingMessage
  ServerResponse: ServerResponse
  ClientRequest: ClientRequest
  Server: Server
  Agent: Agent
  AgentOptions: P.KeepAliveAgentOptions
  RequestOptions: P.TimedRequestOptions<Kinds>
  Request: P.RequestByText<Kinds>
  ServerArguments: P.ServerByListener<Kinds>
}

interface IncomingMessage
  extends P.ChainedStream<P.PulledMessageEvents>,
    P.IncomingMessage,
    P.RequestedMessage<Kinds>,
    P.ChainedTimedMessage,
    P.RawMessage {}
interface OutgoingMessage extends P.ResetMessage<P.WritableEvents>, P.Flushed {}
interface ServerResponse extends P.ResetMessage<P.WritableEvents>, P.Flushed, P.UnchainedResponse, P.ReasonedResponse {}
interface ClientRequest
  extends P.ResetMessage<P.AbortRequestEvents<Kinds>>,
    P.Flushed,
    P.ClientRequest<Kinds>,
    P.ClockedRequest,
    P.ChainedPooledRequest,
    P.ClearableRequest,
    P.AbortTimedRequest {}
interface Server extends P.ClockedServer<P.ExpectingServerEvents<Kinds>> {}
interface Agent extends P.HookedAgent<Kinds> {}
interface Client extends P.LegacyClient<Kinds> {}

/** What was shipped. */
export interface Shipped
  extends P.Http<Kinds>,
    P.CreatesClients<Client>,
    P.HasGlobalAgent<Kinds>,
    P.ListsMethods,
    P.LimitsHeads {}

/** What the manual has. */
export interface Documented extends Shipped {}
