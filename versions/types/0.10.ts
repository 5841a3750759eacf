/** The http of 0.10 in types: its classes, composed of the pieces that it had. */

import type * as P from '../../src/types/pieces'

interface Kinds extends P.Kinds {
  IncomingMessage: IncomingMessage
  OutgoingMessage: OutgoingMessage
  ServerResponse: ServerResponse
  ClientRequest: ClientRequest
  Server: Server
  Agent: Agent
  AgentOptions: P.PoolAgentOptions
  RequestOptions: P.LocalRequestOptions<Kinds>
  Request: P.RequestByText<Kinds>
  ServerArguments: P.ServerByListener<Kinds>
}

interface IncomingMessage
  extends P.PulledStream<P.PulledMessageEvents>,
    P.IncomingMessage,
    P.RequestedMessage<Kinds>,
    P.TimedMessage {}
interface OutgoingMessage extends P.SentMessage<P.WritableEvents> {}
interface ServerResponse extends P.SentMessage<P.WritableEvents>, P.UnchainedResponse {}
interface ClientRequest
  extends P.SentMessage<P.ConnectRequestEvents<Kinds>>,
    P.ClientRequest<Kinds>,
    P.PooledRequest,
    P.ClearableRequest {}
interface Server extends P.TimedServer<P.TimedServerEvents<Kinds>> {}
interface Agent extends P.PoolAgent<Kinds> {}
interface Client extends P.LegacyClient<Kinds> {}

/** What was shipped. */
export interface Shipped extends P.Http<Kinds>, P.SharesParsers, P.CreatesClients<Client>, P.HasGlobalAgent<Kinds> {}

/** What the manual has. */
export interface Documented extends Shipped {}
