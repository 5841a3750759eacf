/** The agents. */

import { choice, count, flag, table } from '../behaviour'

export const agent = {
  spreadsTexts: flag('A text in the place of its options is read as an object: each character is one.'),
  kind: choice('How an agent deals with its connections.', {
    perHost: 'One agent per host and port (getAgent); a socket serves several requests while some wait.',
    pool: 'One agent for all hosts; a socket is handed on to a waiting request, and closed when none waits.',
    keepAlive: 'One agent for all hosts; free sockets may be kept (keepAlive, maxFreeSockets).',
  }),
  methods: table<readonly string[]>(
    'Members of Agent.prototype in their order; name/length for a method, in brackets if not enumerable.',
  ),
  maxSockets: count('Sockets per host that an agent opens at once; other requests wait.'),
  connectionArguments: choice(
    'What an agent tells its methods, its "free" event and createConnection about a connection.',
    {
      hostPort: 'host, port; createConnection(port, host, options)',
      localAddress: 'host, port, localAddress; createConnection(options)',
      options: 'the options of request and agent; createConnection(options)',
    },
  ),
  nameEnd: choice('What getName puts after host, port and localAddress.', {
    colon: 'A colon.',
    nothing: 'Nothing.',
    family: 'A colon and the family, if there is one.',
    familyAndPath: 'The same, and a colon and the socketPath, if there is one.',
  }),
  namesWhole: flag(
    'A connection is named by the options of request and agent together; before, first by those of the request alone.',
  ),
  namesNothing: flag('getName may be called without options, and names the local host then.'),
  optionsReversed: flag('The options of an agent stand in the reverse order of those that it was made with.'),
  namesServer: flag('addRequest settles the name under which TLS greets the server; before, createSocket does.'),
  createCallback: flag('createConnection may hand its socket to a callback; createSocket always does.'),
  removalForgets: flag(
    '"agentRemove" takes the request off the connection; what comes to it then is a TypeError that nobody catches.',
  ),
  keepsAtLimit: flag('A connection that becomes free may be kept though its host has as many as maxSockets allows.'),
  removesTwice: flag(
    'A connection that is not kept leaves the agent when it becomes free and again when it closes: two connections take its place.',
  ),
  idleBytes: choice('Bytes on a connection that is free.', {
    dropped: 'They are dropped.',
    destroy: 'They destroy it. Without reuseSocket of the agent they do in its next request, too, which reads them.',
    destroyUnread: 'The same; but they are not read.',
  }),
  waitsInContext: flag(
    'A request that waited for a connection hears of it, and of its answer, in the async context in which it was made; else in that of the request before it.',
  ),
  hooks: flag('keepSocketAlive and reuseSocket are called.'),
  totalLimit: flag('maxTotalSockets and totalSocketCount: a limit on the connections to all hosts together.'),
  totalAbove: flag('maxTotalSockets may be any number above 0; else it is 1 or more.'),
  countsFree: flag(
    'totalSocketCount has the connections that are free; else they leave it when they become free and again when they close.',
  ),
  scheduling: flag('scheduling tells which free connection is used first.'),
  schedulingRefusal: choice('How a scheduling that does not exist is refused.', {
    option: 'As a value that is invalid for the option.',
    optionListed: 'The same, with the values that are valid.',
    argument: 'As an argument that must be one of these values.',
  }),
  usesFirst: choice('Which free connection that is, where nothing is told.', {
    fifo: 'The one that has been free for longest.',
    lifo: 'The one that was freed last.',
  }),
  ownCreation: flag('createConnection is a method of its own, which calls that of net or tls; else it is that one.'),
  schedulingFirst: flag(
    'Of the fields of an agent, scheduling stands before maxTotalSockets; else after totalSocketCount.',
  ),
  globalKeeps: flag('The global agent keeps connections, and uses first the one that was freed last.'),
  globalTimeout: count('Milliseconds without traffic after which the global agent tells "timeout"; 0: never.'),
  noDelay: flag('noDelay is among the options of an agent: true, unless it is given.'),
  bareLists: flag('The options of an agent and its lists by name are objects without a prototype.'),
  ownDefaults: flag('defaultPort and protocol among the options are those of the agent, and stand after them.'),
  failsRequests: flag('A request whose connection cannot be made is destroyed: it closes after its error.'),
  hint: choice('What an agent makes of the Keep-Alive header of an answer, whose connection it keeps.', {
    unread: 'Nothing.',
    shortens: 'A timeout there that is shorter than its own counts for the free connection.',
    shortensEarly: 'The same, but a while less; a connection for which none of it is left is not kept.',
  }),
  hintBuffer: flag('agentKeepAliveTimeoutBuffer is that while; else it is a second.'),
  keylog: flag('"keylog" of the connections is emitted on the agent, once somebody listens.'),
  timeout: choice('The option timeout.', {
    unread: 'It is among the options of new connections.',
    request:
      "The same, and a request with another timeout sets its own on the connection; the end of the response sets the agent's again.",
    freed: "The same, but each connection that became free is given the agent's, and is destroyed when that is over.",
    free: 'The same, but keepSocketAlive gives it.',
  }),
  namesDelay: flag('A keeping agent gives its connections keepAlive and keepAliveInitialDelay among their options.'),
  timeoutHeard: flag('A request emits timeout when the timeout of its agent is over.'),
  proxies: flag('Requests go through the proxy that the variables in the option proxyEnv name.'),
  proxyRefusal: choice('How the URL of a proxy that is none is refused.', {
    url: 'As an URL that is invalid.',
    config: 'As a configuration of proxies that is invalid.',
  }),
  proxySuffixes: choice('What the end of a name stands for in the list of hosts that are asked without a proxy.', {
    letters: 'All names that end with these letters.',
    labels: 'The name, and the names below it.',
  }),
  proxyVariables: choice('What a global agent that takes its proxies from the environment has as proxyEnv.', {
    proxies: 'An object with the variables for proxies.',
    all: 'The environment itself.',
  }),
  proxyTarget: choice('The target of a request that goes through a proxy.', {
    resolved: 'Its path against its Host header.',
    authority: 'Its path at the host and port of the options; an URL or a Host header that names another is refused.',
  }),
  tunnelFailsTwice: flag('A request for which a proxy makes no tunnel tells that error twice.'),
  tunnelHead: count('Bytes that the head of the answer of a proxy to CONNECT may have; 0: any number.'),
}
