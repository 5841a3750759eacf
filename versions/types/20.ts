/** The http of 20 in types: its classes, composed of the pieces that it had. */

import type * as P from '../../src/types/pieces'

interface Kinds extends P.Kinds {
  IncomingMessage: IncomingMessage
  OutgoingMessage: OutgoingMessage
  ServerResponse: ServerResponse
  ClientRequest: ClientRequest
  Server: Server
  Agent: Agent
  AgentOptions: P.LimitedAgentOptions
  RequestOptions: P.JoiningRequestOptions<Kinds>
  Request: P.RequestByUrlAndOptions<Kinds>
  ServerArguments: P.ServerByOptions<Kinds, P.TimedServerOptions>
}

interface IncomingMessage
  extends P.ChainedStream<P.PulledMessageEvents>,
    P.IncomingMessage,
    P.RequestedMessage<Kinds>,
    P.ChainedTimedMessage,
    P.RawMessage,
    P.AbortedMessage,
    P.AwaitedStream,
    P.DistinctMessage,
    P.JoiningMessage {}
interface OutgoingMessage extends P.SettledMessage<P.WritableEvents> {}
interface ServerResponse
  extends P.SettledMessage<P.WritableEvents>,
    P.CheckedMessage,
    P.ChainedResponse,
    P.ReasonedResponse,
    P.ProcessingResponse,
    P.AnsweringResponse<IncomingMessage>,
    P.HintingResponse {}
interface ClientRequest
  extends P.SettledMessage<P.ToldRequestEvents<Kinds>>,
    P.CheckedMessage,
    P.ClientRequest<Kinds>,
    P.ClockedRequest,
    P.ChainedPooledRequest,
    P.ClearableRequest,
    P.AbortedRequest,
    P.ReusedRequest,
    P.LimitedRequest,
    P.JoiningRequest {}
interface Server extends P.HostAskingServer<P.ExpectingServerEvents<Kinds>> {}
interface Agent extends P.LimitedAgent<Kinds> {}

/** What was shipped. */
export interface Shipped
  extends P.Http<Kinds>,
    P.HasGlobalAgent<Kinds>,
    P.ListsMethods,
    P.LimitsHeads,
    P.ChecksHeaders,
    P.LimitsParsers {}

/** What the manual has. */
export interface Documented extends Shipped {}
