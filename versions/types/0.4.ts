/** The http of 0.4 in types: its classes, composed of the pieces that it had. */

import type * as P from '../../src/types/pieces'

interface Kinds extends P.Kinds {
  IncomingMessage: IncomingMessage
  OutgoingMessage: OutgoingMessage
  ServerResponse: ServerResponse
  ClientRequest: ClientRequest
  Server: Server
  Agent: Agent
  AgentOptions: P.HostAgentOptions
  RequestOptions: P.RequestOptions<Kinds>
  Request: P.RequestByOptions<Kinds>
  ServerArguments: P.ServerByListener<Kinds>
}

interface IncomingMessage extends P.PushedStream<P.PushedMessageEvents>, P.IncomingMessage {}
interface OutgoingMessage extends P.OutgoingMessage<P.WritableEvents>, P.SocketedMessage {}
interface ServerResponse extends P.OutgoingMessage<P.WritableEvents>, P.UnchainedResponse {}
interface ClientRequest extends P.OutgoingMessage<P.RequestEvents<Kinds>>, P.ClientRequest<Kinds>, P.SocketedMessage {}
interface Server extends P.MuteServer<P.ServerEvents<Kinds>> {}
interface Agent extends P.HostAgent<Kinds> {}
interface Client extends P.LegacySocketClient<Kinds> {}

/** What was shipped. */
export interface Shipped
  extends P.Http<Kinds>,
    P.SharesParsers,
    P.CreatesClients<Client>,
    P.Cats,
    P.RequestsFromAgents<Kinds>,
    P.GetsHostAgents<Kinds> {}

/** What the manual has. */
export interface Documented extends Shipped, P.NamesMessages<Kinds> {}
