/** https: the module over tls. */

import { choice, count, flag, record, table } from '../behaviour'

export const https = {
  requestCalls: choice('What request makes its ClientRequest with.', {
    own: 'The class itself.',
    ClientRequest: 'http.ClientRequest, as the program has it.',
    request: 'http.request, as the program has it.',
  }),
  connectionListener: choice('What a new server hands its secure connections to.', {
    export: 'http._connectionListener, as the program has it.',
    own: 'The function itself.',
  }),
  agentCalls: choice('What the constructor of an Agent calls for what it has of http.', {
    export: 'http.Agent, as the program has it.',
    own: 'The class itself.',
  }),
  getCalls: choice('Which request get calls.', {
    export: 'https.request, as the program has it.',
    own: 'That of the module.',
  }),
  globalAgent: choice('What it means to assign https.globalAgent.', {
    copy: 'The exported name alone changes: requests without an agent use the first one for ever.',
    live: 'Requests without an agent use the one assigned.',
  }),
  oldProtocols: choice('Options that ask for a protocol older than TLS 1.2, and no newer one.', {
    taken: 'Are handed to the system, which may not speak it.',
    refused: 'Are refused.',
  }),
  newest: choice('The newest protocol that clients and servers speak.', {
    'TLSv1.2': 'TLS 1.2',
    'TLSv1.3': 'TLS 1.3, which gives an agent two sessions for each connection',
  }),
  takesCreateConnection: flag('A request keeps createConnection of its options.'),
  sessionFrom: choice('Where an agent that keeps sessions has them from.', {
    connection: 'The connection, once it is secure.',
    event: 'The events "session" of the connection.',
  }),
  ends: choice('Which events a request emits when its connection ends.', {
    closed: 'Its close alone.',
    ended: 'Its end, and then its close.',
  }),
  failureEvent: flag('A server tells a failed handshake by "tlsClientError"; clientError is told by its listener.'),
  agentWithoutNew: choice('What Agent gives when it is called without new.', {
    throws: 'A TypeError of the engine.',
    nothing: 'Nothing.',
    made: 'An agent.',
  }),
  npn: choice('Whether a server writes what it offers by NPN into its options.', {
    no: 'No.',
    written: 'NPNProtocols, unless they are there.',
  }),
  alpn: choice('What a server does about ALPN.', {
    none: 'Nothing: the option is not known, to clients neither.',
    written: 'It offers http/1.1 unless told otherwise, and writes that into its options.',
    offered: 'The same, and its options stay as they are.',
  }),
  unixPath: choice('Whether tls.connect takes a path among its options for that of a Unix socket.', {
    no: 'No.',
    withoutPort: 'Where there is no port.',
    yes: 'Yes.',
  }),
  exports: table<readonly string[]>('The names that https exports, in the order in which they are enumerated.'),
  functions: record<Readonly<Record<string, readonly [name: string, length: number]>>>(
    'The name and the length of each exported function; an empty name is an anonymous function.',
  ),
  agentMethods: table<readonly string[]>(
    'The members that the prototype of Agent shows, in order, with the length of those whose length is not that of the core.',
  ),
  serverMethods: table<readonly string[]>('The members that the prototype of Server shows, in order.'),
  requiresOptions: flag('A server that is made without any options is refused by an error of the engine.'),
  serverOptions: flag("A server takes the options that http's servers take, and shows them."),
  netOptions: flag('A server hands allowHalfOpen and pauseOnConnect of its options to net.'),
  serverOptionsChecked: flag('Options of a server that are no object are refused.'),
  requiresKey: flag('A server without a certificate and its key is refused at once.'),
  serverVerifies: flag(
    'A server that asks for a certificate refuses clients without a good one, unless told otherwise.',
  ),
  halfOpenField: flag('A server shows httpAllowHalfOpen.'),
  timeoutField: flag('A server shows timeout, as that of http does.'),
  evictsSessions: flag('The session of a connection that fails is forgotten.'),
  maxHeadersField: flag('A server shows maxHeadersCount, as that of http does.'),
  failedHandshake: choice('What a server tells of a client that fails to greet it.', {
    error: 'clientError with the error alone',
    nothing: 'nothing',
    errorAndSocket: 'clientError with the error and the connection',
  }),
  tellsBadRequests: flag('A server tells clientError of bytes that are no HTTP.'),
  verifies: flag('A client refuses a server whose certificate it cannot verify, unless rejectUnauthorized is false.'),
  nameParts: table<readonly string[]>(
    'The options that tell one secure connection from another: what getName of an agent adds to its name, in order.',
  ),
  nameValues: choice('How keys, certificates and the like stand in that name.', {
    text: 'As texts.',
    pfxApart: 'The same, but those of a list of pfx each with its passphrase.',
    typed: 'By kind, length and value; keys and pfx with their passphrases.',
  }),
  identityAlone: flag(
    'A request with a checkServerIdentity that is not that of its agent has a connection for itself, which is not kept.',
  ),
  identityError: choice('How it is worded that a certificate is not for the host.', {
    bare: 'one sentence',
    reasoned: 'with the reason, in words of its own',
    coded: 'with the reason and a code',
  }),
  identityOption: flag('A client lets checkServerIdentity of its options judge the certificate.'),
  servername: choice('The name under which an agent greets a server.', {
    host: 'that of the Host header, else the host, whatever the options say',
    given: 'servername of the options; else that of the Host header, else the host',
    givenOrEmpty: 'the same, but an empty servername stands: no name',
    noAddress: 'the same, and no name where it would be an IP address',
  }),
  writesOptions: flag(
    'A request works on the options that it is given: agent, createConnection and defaultPort are written there.',
  ),
  readsText: flag('A request may be asked for by the text of a URL.'),
  ownAgentFor: table<readonly string[]>(
    'Options that keep a request which names no agent from the one for all: it gets an agent of its own with its options.',
  ),
  zeroSessions: flag('maxCachedSessions of 0 means that an agent keeps no sessions; before, that it keeps one.'),
  cachedSessions: count('TLS sessions that an agent keeps for later connections; -1: agents keep none.'),
}
