/** The http of 14 in types: its classes, composed of the pieces that it had. */

import type * as P from '../../src/types/pieces'

interface Kinds extends P.Kinds {
  IncomingMessage: IncomingMessage
  OutgoingMessage: OutgoingMessage
  ServerResponse: ServerResponse
  ClientRequest: ClientRequest
  Server: Server
  Agent: Agent
  AgentOptions: P.LimitedAgentOptions
  RequestOptions: P.LimitedRequestOptions<Kinds>
  Request: P.RequestByUrlAndOptions<Kinds>
  ServerArguments: P.ServerByOptions<Kinds, P.LimitedServerOptions>
}

interface IncomingMessage
  extends P.ChainedStream<P.PulledMessageEvents>,
    P.IncomingMessage,
    P.RequestedMessage<Kinds>,
    P.ChainedTimedMessage,
    P.RawMessage,
    P.AbortedMessage,
    P.AwaitedStream {}
interface OutgoingMessage extends P.NamedMessage<P.WritableEvents> {}
interface ServerResponse
  extends P.NamedMessage<P.WritableEvents>,
    P.DestroyedMessage,
    P.ChainedResponse,
    P.ReasonedResponse,
    P.ProcessingResponse {}
interface ClientRequest
  extends P.NamedMessage<P.ToldRequestEvents<Kinds>>,
    P.DestroyedMessage,
    P.ClientRequest<Kinds>,
    P.ClockedRequest,
    P.ChainedPooledRequest,
    P.ClearableRequest,
    P.AbortedRequest,
    P.ReusedRequest,
    P.LimitedRequest {}
interface Server extends P.RequestClockedServer<P.ExpectingServerEvents<Kinds>> {}
interface Agent extends P.LimitedAgent<Kinds> {}

/** What was shipped. */
export interface Shipped
  extends P.Http<Kinds>,
    P.HasGlobalAgent<Kinds>,
    P.ListsMethods,
    P.LimitsHeads,
    P.ChecksHeaders {}

/** What the manual has. */
export interface Documented extends Shipped {}
