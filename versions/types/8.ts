/** The http of 8 in types: its classes, composed of the pieces that it had. */

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
  Request: P.RequestByUrl<Kinds>
  ServerArguments: P.ServerByOptions<Kinds, P.ServerOptions>
}

interface IncomingMessage
  extends P.ChainedStream<P.PulledMessageEvents>,
    P.IncomingMessage,
    P.RequestedMessage<Kinds>,
    P.ChainedTimedMessage,
    P.RawMessage,
    P.AbortedMessage {}
interface OutgoingMessage extends P.AskedMessage<P.WritableEvents>, P.Flushed {}
interface ServerResponse extends P.AskedMessage<P.WritableEvents>, P.Flushed, P.UnchainedResponse, P.ReasonedResponse {}
interface ClientRequest
  extends P.AskedMessage<P.AbortRequestEvents<Kinds>>,
    P.Flushed,
    P.ClientRequest<Kinds>,
    P.ClockedRequest,
    P.ChainedPooledRequest,
    P.ClearableRequest,
    P.AbortedTimedRequest {}
interface Server extends P.ClockedServer<P.ExpectingServerEvents<Kinds>> {}
interface Agent extends P.HookedAgent<Kinds> {}

/** What was shipped. */
export interface Shipped extends P.Http<Kinds>, P.HasGlobalAgent<Kinds>, P.ListsMethods, P.LimitsHeads {}

/** What the manual has. */
export interface Documented extends Shipped {}
