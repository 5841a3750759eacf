/** ClientRequest, request and get. */

import { choice, count, flag, table } from '../behaviour'

export const client = {
  // What a request may be given.
  urlArgument: choice('A url instead of options as the first argument.', {
    none: 'Not understood.',
    string: 'A string, read by url.parse.',
    stringOrObject: 'A string, read by url.parse, or a URL object.',
    whatwg: 'A string, read as a WHATWG URL and, failing that, by url.parse; or a URL object.',
    whatwgAlone: 'A string, read as a WHATWG URL; or a URL object.',
  }),
  inheritedOptions: flag(
    'Options count that the given object inherits or does not enumerate; nothing in its place is an error of the engine.',
  ),
  demandsEnd: flag(
    'A connection that can be written to though it was to be closed after the answer fails an assertion.',
  ),
  urlBrackets: flag('The brackets around the IPv6 address of a URL object are a part of the host.'),
  urlLike: choice('What is read as a URL object.', {
    inherits: 'What was made by URL, and what inherits from it.',
    inheritsRefused: 'The same; but what inherits from it is refused.',
    made: 'What was made by URL.',
    protocol: 'What has href and protocol.',
    withoutAuth: 'What has href and protocol, and no auth.',
    withoutPath: 'What has href and protocol, and neither auth nor path.',
  }),
  urlFields: flag('Fields that a program put on a URL object are options.'),
  protocolWords: choice('How the error of a protocol writes one that is not a text.', {
    text: 'As a text.',
    inspected: 'As util.inspect does.',
  }),
  urlAuth: choice('User and password in a WHATWG URL.', {
    written: 'Are sent as they stand there.',
    decoded: 'Are sent without their escapes.',
  }),
  urlAndOptions: flag('request(url, options, listener): the options are laid over the url.'),
  optionsWritten: choice('What a request writes into the options that it was given.', {
    agent: 'The agent, and for get the method.',
    place: 'The host and the port.',
    defaults: 'Everything that was not given: agent, defaultPort, host, port, setHost, and for get the method.',
    nothing: 'Nothing: it works on a copy.',
  }),
  getMethod: choice('The method of http.get when the options name one.', {
    get: 'GET all the same.',
    option: 'The one of the options.',
  }),
  getCalls: choice('What http.get makes its request with.', {
    export: 'http.request as the module has it at that time, so that who replaces it is heard.',
    own: 'The function itself.',
  }),
  hostnamePreferred: flag('hostname counts, and host only without it.'),
  defaultHost: choice('The host of a request that names none.', {
    none: 'None: the connection goes to the local machine and no Host header is sent.',
    localhost: 'localhost',
  }),
  agentOption: choice('What stands for the default agent, and what for none.', {
    perHost:
      'undefined: the agent of the host and port; false: a new agent; anything else is an agent. socketPath is not read.',
    onlyUndefined: 'undefined: the global agent; anything else that is falsy: none.',
    falsy: 'Anything falsy but false: the global agent, unless there is createConnection; false: none.',
    nullish: 'undefined or null: the global agent, unless there is createConnection; false: a new agent.',
    checked: 'As nullish, and what is no agent throws.',
  }),
  createConnection: choice('Arguments of options.createConnection, used when there is no agent.', {
    unread: 'It is never called.',
    portHost: '(port, host, options)',
    options: '(options)',
    callback: '(options, callback): it returns the connection or hands it to the callback.',
  }),
  unixSocket: choice('What makes the connection of a request with socketPath.', {
    own: 'createConnection of the options, given the path, or net. The agent is not asked.',
    agentMakes: 'createConnection of the agent, given the path; the agent knows nothing else of it.',
    agentOrOwnMakes: 'The same, or without an agent createConnection of the options.',
    agent: 'The agent as for any other request; without an agent createConnection of the options, or net.',
  }),
  portsDefault: flag(
    '80 is the default port of a request, whatever its agent names, and so the Host header leaves it out; else that of the agent.',
  ),
  auth: flag('auth: "user:password", sent as Authorization: Basic.'),
  setHost: choice('The option setHost.', {
    unread: 'Not read.',
    falsy: 'What is falsy, but undefined, leaves the Host header out.',
    any: 'Anything but undefined leaves the Host header out, true as well.',
  }),
  hostBrackets: choice('When a host is put into brackets in the Host header.', {
    never: 'Never.',
    colon: 'When it has a colon. A host must be able to say that, so texts and lists will do.',
    address: 'When it has two colons: an IPv6 address.',
  }),
  timeoutOption: flag('timeout: milliseconds without traffic until "timeout" is emitted.'),
  // What is refused.
  methodCheck: choice('A method that is refused.', {
    none: 'None: what is no string fails in toUpperCase.',
    token: 'What is not a token (RFC 7230, 3.2.6).',
    tokenString: 'What is no string, and what is not a token.',
    tokenOption: 'The same, and the error calls it an option.',
  }),
  pathCheck: choice('Characters that are refused in the path.', {
    none: 'None.',
    blank: 'The space.',
    controls: 'The space and what is below it.',
    printable: 'The space and what is below it, and what is above U+00FF.',
    splitting: 'What is below the space, and what is above U+00FF.',
  }),
  hostBytes: choice('Characters of a host that a request is for, as options name it.', {
    asHeader: 'Those that may stand in a header.',
    refused: 'No control characters and no blanks, whatever becomes of them in a header.',
  }),
  protocolCheck: choice('Where a protocol other than that of the agent is refused.', {
    none: 'Nowhere.',
    request: 'In request(), which reads its arguments; the constructor takes options alone.',
    constructor: 'In the constructor.',
  }),
  hostCheck: flag('A host that is neither string nor undefined nor null is refused.'),
  timeoutCheck: choice('A timeout that is not a number from 0 on.', {
    none: 'Taken for none.',
    connection: 'Refused by the connection, once it is being made; where errors have codes by setTimeout too.',
    connectionAndRequest: 'The same, and then by the request, where no number counts as a wrong one.',
    request: 'Refused before there is a connection.',
  }),
  // The head.
  unframedMethods: table<readonly string[]>('Methods whose requests are not chunked by default.'),
  headBeforeAgent: flag(
    'Array headers and Expect render the head before the agent says whether to keep the connection.',
  ),
  agentKeepAlive: choice('When a request with an agent asks to keep the connection.', {
    never: 'Never by itself.',
    always: 'Always.',
    reused: 'When the agent could use the connection again: keepAlive, or a limit of connections.',
  }),
  // What it looks like.
  methods: table<readonly string[]>('Members of ClientRequest.prototype in their order; name/length for a method.'),
  ownFields: choice('Fields that a fresh request has of its own.', {
    bare: 'Those of its options.',
    ended: '_ended too.',
    all: 'All that it will ever have.',
  }),
  insecureParser: flag(
    'insecureHTTPParser is a property of requests, a boolean there, and of servers that take options.',
  ),
  maxHeaderSizeOption: flag('maxHeaderSize limits the head of the answer, and is a property of the request.'),
  joinOption: flag('joinDuplicateHeaders joins repeated headers of the answer, and is a property of the request.'),
  defaultHeadersOption: flag('setDefaultHeaders: false leaves out all headers that the program did not set.'),
  hostText: choice('A Host header that is not a text, where an agent settles the name for TLS by it.', {
    read: 'Is read as one.',
    noMethod: "A TypeError of the engine: it has no method 'replace'.",
    noFunction: 'The same, in fewer words: undefined is not a function.',
    replaced: 'The same, in other words: its replace is not a function.',
    started: 'A TypeError of the engine: its startsWith is not a function.',
    ofString: 'Refused: it must be an instance of String.',
    string: 'Refused: it must be of type string.',
  }),
  connectTarget: choice('The Host header of CONNECT, and its target.', {
    host: 'The Host header names the host that the connection goes to.',
    path: 'The Host header is the target.',
    pathOfUrl: 'The same, and the target is the path of a URL without its first slash.',
  }),
  pathAccessor: flag('path is an accessor of the prototype: what is assigned is checked.'),
  creationThrows: choice('An error that createConnection throws.', {
    thrown: 'Is thrown by the request.',
    emitted: 'Is emitted by it.',
  }),
  hostField: flag('host and protocol are properties of the request.'),
  reusedSocket: flag('reusedSocket tells whether the connection has served before.'),
  aborted: choice('request.aborted.', {
    absent: 'No such property.',
    time: 'undefined, then the time of abort() in milliseconds.',
    flag: 'false, then true.',
  }),
  maxHeadersCount: flag('maxHeadersCount limits the header lines of the response.'),
  // Its life.
  abort: choice('abort() before the request has a connection.', {
    queue: 'It is taken out of the queue.',
    deferred: 'The connection is closed as soon as it is there.',
    skipped: 'It is skipped when its turn comes, and never has a connection.',
    destroys: 'It is destroyed: when its turn comes, it closes, without an error.',
  }),
  knowsOver: flag('destroyed is true as soon as the connection is handed back or closes; else after destroy() alone.'),
  detachesAnswer: flag('socket of a response is null once its connection is handed back: before end.'),
  answerDestroyed: flag('destroyed of a response is true from then on.'),
  timeoutTells: choice('Which request a timeout of the connection tells.', {
    asked: 'That which set it.',
    served: 'That which it serves.',
  }),
  upgradeStopsTimeout: flag('A connection that is handed over tells of no timeout.'),
  signal: choice('The option signal.', {
    unread: 'Not read.',
    listened: 'Aborting it destroys the request, until that was sent. One that is aborted already is not noticed.',
    untilSent: 'The same; one that is aborted already destroys the request at once.',
    untilClosed: 'The same, until the request closes.',
  }),
  signalCause: flag('The error of an aborted signal has the reason for its cause.'),
  abortEvent: flag('"abort" is emitted in the tick after the first abort().'),
  abortDumps: flag('abort() throws away what is left of the response.'),
  hangUpCode: flag('"socket hang up" has the code ECONNRESET.'),
  cutsPorts: flag('A port of more than 16 bits to connect to is taken by its lower ones; else it throws.'),
  portCheck: choice('A port to connect to that is refused.', {
    none: 'None.',
    number: 'What is not above 0 once it is a number, and what is too large.',
    plain: 'What is neither number nor text, and what is out of range.',
    option: 'The same, told as an option.',
    codedAbove: 'The same with a code; the range is told wrongly, without 0.',
    coded: 'The same with a code.',
    codedReceived: 'The same; the words show the type of the port.',
  }),
  lookupError: choice('What the error of a name that is not found tells.', {
    code: 'The code.',
    host: 'The code and the name.',
    place: 'The code, the name, and host and port, which are properties too.',
  }),
  lookupWord: choice('What the words of that error call it.', {
    code: 'ENOTFOUND, as its code.',
    noEntry: 'ENOENT; its code is ENOTFOUND.',
  }),
  lookupMessageShown: flag('The message of that error can be enumerated.'),
  addressOrder: choice('In which order the addresses of a name are used.', {
    ipv4First: 'Those of IPv4 before those of IPv6.',
    resolved: 'In that of the resolver, unless the process is told otherwise.',
  }),
  triesAddresses: choice('Which addresses of a name are tried.', {
    first: 'The first one.',
    asked: 'The same; all where the option autoSelectFamily is true, and lookup is asked for all then.',
    all: 'All, unless the option autoSelectFamily is false.',
  }),
  attemptTime: count('Milliseconds after which the next address of a name is tried, where all are.'),
  closeOrder: choice('"close" of the request among the other events of a lost connection.', {
    first: 'Before the error, and before the response is aborted.',
    afterEnd: 'After them, and after the response that was cut off got its end.',
    last: 'After them, and before the response that was cut off gets its end.',
  }),
  parseErrors: choice('How a parse error of the response reaches the request.', {
    socket: 'As an error of its connection.',
    request: 'At once.',
  }),
  requestTimeout: choice('setTimeout() of a request.', {
    twice: 'Before there is a connection, "timeout" is emitted twice and its listener called once.',
    twiceRenewed: 'The same, but each call takes the place of the one before, and the end of the response ends it.',
    renewed: 'Each call takes the place of the one before, and the end of the response ends it.',
    connecting: 'As renewed, and a connection must be made first; one that is already made when it comes is not set.',
    connected: 'As renewed, and a connection must be made first.',
    shared: 'One listener for all calls; only a number will do.',
  }),
  splitsHosts: choice(
    'A host in the text of an URL that has characters which none may have, or a part that is too long.',
    {
      longToo: 'What is wrong, and all behind it, begins the path.',
      odd: 'The same; any length may be.',
      never: 'It is taken or refused.',
    },
  ),
  sendsAfterSocket: flag(
    'What a request has is sent when all have heard its "socket"; else whoever listens is told after that.',
  ),
  endedDestroy: flag('destroy of a request whose answer has come whole does nothing to its connection.'),
  optionTimeout: choice('The timer of the option timeout on a connection that serves on.', {
    stays: 'It stays.',
    ends: 'The end of the response ends it.',
  }),
  timeChecked: flag('setTimeout() of a request refuses what is not a time, before there is a connection.'),
  lateTimeout: flag('setTimeout() of a request still sets the connection after the end of the response.'),
  socketMethodArguments: choice('What setNoDelay() and setSocketKeepAlive() hand to the connection.', {
    given: 'The arguments given.',
    all: 'All arguments that there are, undefined where none was given.',
  }),
  settersReturnThis: flag('setTimeout() gives the request.'),
  // Its response.
  readyBeforeResponse: flag('response.req is set before "response" is emitted.'),
  responseDomain: choice('The domain of a response, where a program uses domains.', {
    none: 'None, and it is heard outside of all.',
    request: 'That of its request, in which its listeners are called.',
    active: 'That in which its connection is read, or else that of its request.',
  }),
  watchesEndFirst: flag(
    'The end of a response does to its connection what it does before the listeners of "end" are called; else after those that were added inside "response".',
  ),
  dumpsUnheard: flag('A response without a listener is thrown away.'),
  abortsWhole: flag('A connection that closes aborts a response that is whole, but was not read to its end.'),
  cutResponse: choice('Which events a response emits whose connection went away before its end.', {
    ends: '"aborted", "end" and "close".',
    closes: '"aborted" and "close".',
    fails: '"aborted", an error if somebody listens for it, and "close".',
    destroyed: 'It is destroyed with an error, and so is aborted at once; it fails and closes later.',
  }),
  responseTimeout: flag('A response emits "timeout" when its connection does.'),
  resetCause: flag('The error of such a response that is destroyed has that of the connection for its cause.'),
  keptCloses: choice('What emits close when a connection is handed back.', {
    nothing: 'Nothing.',
    both: 'The request, then the response.',
    request: 'The request; the response closes itself when it was read.',
  }),
  takesMark: flag('A request without a connection says the highWaterMark that it was given, and goes by it.'),
  responseCloses: flag('A response emits "close" after every end, not only where it was cut off.'),
  information: choice('Answers 102 to 199 (but 101).', {
    response: 'Taken for the response.',
    passedOver: 'Passed over.',
    status: '"information" with { statusCode }, for 100 too.',
    head: '"information" with status, version and headers, for 100 too.',
  }),
  unaskedUpgrade: choice('An answer of 101 to a request that did not ask for another protocol.', {
    taken: 'Is an answer, or an upgrade.',
    refused: 'The request fails.',
  }),
  maxInterim: count('Interim answers to a request, above which it fails; 0: any number.'),
  maxAnswerHead: count(
    'Bytes that the head of an answer may have where that is more than maxHeaderSize says; 0: as many as that.',
  ),
  surplus: choice('Bytes beyond an answer, or while no request waits for one.', {
    dropped: 'Are dropped.',
    closes: 'End the use of their connection, unless they are line ends.',
  }),
  upgradeAnswer: choice('An answer whose headers ask for another protocol.', {
    taken: 'It is an upgrade.',
    headers: 'It is one if the headers that were set asked for it; else a plain response.',
    upgrading:
      'It is one if the Connection header asked for it, which the field upgrading tells; else a plain response.',
    asked: 'It is one if the head that was sent asked for it; else a plain response.',
  }),
  notModified: choice('The body of an answer with status 304.', {
    framed: 'It is read as the parser frames it.',
    passedOver: 'There is none, as in an answer to HEAD.',
  }),
  connectAnswer: choice('An answer to CONNECT.', {
    response: 'A response like any other.',
    parsed: '"connect"; bytes that come with it are read as another answer.',
    tunnel: '"connect"; bytes that come with it belong to the tunnel.',
  }),
  urlWithoutHost: choice('A text in the place of the options that names no host.', {
    taken: 'The local machine.',
    noDomain: 'Refused: there is no domain name.',
    noUrl: 'Refused: it is not a URL.',
    noUrlBare: 'The same; the error shows the text in input alone.',
  }),
  insecureName: choice(
    'What the error of an insecureHTTPParser that is no boolean calls it, where there is that option.',
    {
      argument: 'An argument.',
      option: 'A property of the options.',
    },
  ),
  listenerError: choice('A response listener that is not a function.', {
    once: 'An Error of once.',
    listener: 'A TypeError.',
    coded: 'A TypeError with a code.',
  }),
  upgradeCloses: flag('"close" of the request follows "upgrade" at once.'),
  upgradeKeepsDrain: flag('After "upgrade" the connection keeps the listener of drain that http had on it.'),
  upgradeForgets: flag('After "upgrade" the connection no longer refers to its request.'),
  idleError: choice('Who listens for errors of a connection that is handed back, and closes it.', {
    nobody: 'Nobody: it ends the process.',
    released: 'A listener that is there from the end of the response on until the next request.',
    kept: 'A listener that the agent adds to connections that it keeps.',
  }),
  freesAtOnce: flag('A connection is handed back inside the end of its response; without it, in the next tick.'),
  waitsForEnd: flag('A connection is handed back after both the response and the request are over.'),
}
