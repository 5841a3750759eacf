/** The http of 12 in types: its classes, composed of the pieces that it had. */

import type * as P from '../../src/types/pieces'

interface Kinds extends P.Kinds {
  IncomingMessage: IncomingMessage
  OutgoingMessage: OutgoingMessage
  ServerResponse: ServerResponse
  ClientRequest: ClientRequest
  Server: Server
  Agent: Agent
  AgentOptions: P.LimitedAgentOptions
  RequestOptions: P.LenientRequestOptions<Kinds>
  Request: P.RequestByUrlAndOptions<Kinds>
  ServerArguments: P.ServerByOptions<Kinds, P.LenientServerOptions>
}

interface IncomingMessage
  extends P.ChainedStream<P.PulledMessageEvents>,
    P.IncomingMessage,
    P.RequestedMessage<Kinds>,
    P.ChainedTimedMessage,
    P.RawMessage,
    P.AbortedMessage,
    P.AwaitedStream {}
interface OutgoingMessage extends P.CountedMessage<P.WritableEvents>, P.Flushed {}
interface ServerResponse
  extends P.CountedMessage<P.WritableEvents>,
    P.Flushed,
    P.ChainedResponse,
    P.ReasonedResponse,
    P.ProcessingResponse {}
interface ClientRequest
  extends P.CountedMessage<P.ToldRequestEvents<Kinds>>,
    P.Flushed,
    P.ClientRequest<Kinds>,
    P.ClockedRequest,
    P.ChainedPooledRequest,
    P.ClearableRequest,
    P.AbortedRequest,
    P.ReusedRequest {}
interface Server extends P.ClockedServer<P.ExpectingServerEvents<Kinds>> {}
interface Agent extends P.LimitedAgent<Kinds> {}

/** What was shipped. */
export interface Shipped extends P.Http<Kinds>, P.HasGlobalAgent<Kinds>, P.ListsMethods, P.LimitsHeads {}

/** What the manual has. */
export interface Documented extends Shipped {}
