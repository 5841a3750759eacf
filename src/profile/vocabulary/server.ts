/** Server: connections, the queue of answers, errors, timeouts. */

import { choice, count, flag, table } from '../behaviour'

export const server = {
  methods: table<readonly string[]>(
    'The members that the prototype of Server shows, in the order in which they are enumerated.',
  ),
  takesOptions: flag('Server and createServer take an object of options before the listener.'),
  demandsHandle: flag(
    'A connection that has no handle, because it is a stream of the program, is an error of the engine.',
  ),
  faultDemandsHandle: flag('The same once something is wrong with what it sends.'),
  inheritedOptions: flag('Options count that the given object inherits.'),
  optionsChecked: choice('Options that are no object.', {
    taken: 'Are taken for none.',
    refused: 'Are refused.',
    lists: 'Are refused, and so are lists.',
  }),
  netOptions: choice('What net.Server makes of options that are neither an object nor a listener.', {
    any: 'None.',
    object: 'A TypeError.',
    coded: 'A TypeError with a code.',
  }),
  takesStreams: flag('A stream that is not a socket may be handed over as a connection.'),
  demandsClass: flag(
    'A connection that another server accepted throws, because that server names no class of requests.',
  ),
  claimsSocket: flag('A connection that was handed over shows this server as its server.'),
  timeout: count('Milliseconds without traffic after which a connection is ended; 0: never.'),
  timeoutEvents: flag(
    'The timeout is a property of the server, and request, response and server emit timeout before the connection is closed.',
  ),
  keepAliveTimeout: count('Milliseconds that a kept connection may wait for a request; -1: there is no such property.'),
  requestEndsRest: flag(
    'A request ends the time that its connection may wait for it; else the answer must come within that time.',
  ),
  headersTimeout: count('Milliseconds that a head may take; -1: there is no such property.'),
  headClock: choice('When the time of a head begins, where it is limited.', {
    connection: 'With the connection: only the first head is timed.',
    requestEnd: 'With the connection, and at the end of each request, which a listener of the request tells.',
    bytes: 'With the bytes that leave it unfinished.',
    looked: 'With the connection, and with the first byte of each request; who is late is found at the next look.',
  }),
  headTime: count(
    'Milliseconds that a head may take from its first byte or its connection on, as a timer finds; 0: any time.',
  ),
  requestTime: count(
    'Milliseconds that a request may take that comes at less than 1 KB a second, as a timer finds; 0: any time.',
  ),
  restTime: count('Milliseconds that a connection may rest after an answer, as a timer finds; 0: any time.'),
  timeOptions: choice(
    'requestTimeout, headersTimeout, keepAliveTimeout and connectionsCheckingInterval as options of createServer.',
    {
      none: 'They are none: they are properties alone.',
      lessSaidMore:
        'They are, and shown first. headersTimeout must be less than requestTimeout, though the error says that it must not.',
      less: 'They are, and shown first. headersTimeout must be less than requestTimeout.',
      atMost:
        'They are, and shown first. headersTimeout may be as long as requestTimeout, and is so where that is short.',
    },
  ),
  requestTimeout: count('Milliseconds that a request may take; 0: any time; -1: there is no such property.'),
  connectionsCheckingInterval: count(
    'Milliseconds between two looks at requests that take too long; 0: there is no such property, and requestTimeout has a timer for each connection.',
  ),
  looksFrom: choice('From when on a server looks at its connections.', {
    made: 'From when it is made.',
    listening: 'From when it listens, which a listener of its own tells.',
  }),
  keepAliveGrace: count('Milliseconds that are added to the time that a kept connection may wait.'),
  endlessRest: choice('A keepAliveTimeout that no timer can have.', {
    throws: 'Throws when a connection is to wait.',
    forever: 'Infinity is for ever.',
  }),
  keepAliveTimeoutBuffer: flag('Those milliseconds are the property keepAliveTimeoutBuffer, and an option.'),
  maxHeaderSize: flag(
    'maxHeaderSize is an option and a property of a server: how large the heads of its requests may be.',
  ),
  requireHostHeader: flag(
    'requireHostHeader is an option and a property, true unless it is given: a request of HTTP/1.1 without Host is answered with 400.',
  ),
  joinDuplicateHeaders: flag(
    'joinDuplicateHeaders is an option and a property: header lines that come again are joined, whatever their name.',
  ),
  rejectNonStandardBodyWrites: flag(
    'rejectNonStandardBodyWrites is an option and a property: to write a body that the answer cannot have throws.',
  ),
  optimizeEmptyRequests: flag(
    'optimizeEmptyRequests is an option: requests without a body have ended when they are told.',
  ),
  httpValidation: flag('httpValidation is an option and a property: how strictly the parser reads.'),
  shouldUpgradeCallback: flag(
    'shouldUpgradeCallback is an option and a property: it says of a request to upgrade whether it is one.',
  ),
  uniqueHeaders: choice('uniqueHeaders, the option: headers of answers whose values are joined into one line.', {
    absent: 'Has no meaning.',
    any: 'Is a list of names; what is not a text is made one.',
    texts: 'Is a list of names; what is not a text throws.',
  }),
  maxRequestsPerSocket: choice('maxRequestsPerSocket: how many requests of a connection are answered.', {
    absent: 'Has no meaning.',
    null: 'Is null until it is set.',
    zero: 'Is 0, any number, until it is set.',
  }),
  hintsMaxRequests: flag('The Keep-Alive header of an answer says maxRequestsPerSocket, too.'),
  dropRequest: flag('A request beyond maxRequestsPerSocket is told by dropRequest before it is answered with 503.'),
  socketOptions: choice('noDelay, keepAlive and keepAliveInitialDelay as options of a server.', {
    absent: 'Are none.',
    taken: 'Are options, and properties of a server.',
    noDelay: 'The same, and noDelay is true unless it is given.',
    noDelayOrNull: 'The same, and null is not given either; over TLS, what is named is given, even undefined.',
  }),
  highWaterMark: flag('highWaterMark is an option and a property of a server.'),
  closesIdle: flag('close ends the connections that wait for a request.'),
  closeGives: choice('What close of a server gives, where it gives anything.', {
    self: 'The server.',
    nothing: 'Nothing.',
  }),
  idle: choice('Which connections wait for a request, so that they may be closed.', {
    read: 'Those whose request has been read, though it may not have been answered.',
    answered: 'Those whose requests have been answered.',
    fromStart: 'The same, and those that have not asked yet.',
  }),
  closesWaiting: flag('Responses that wait for their turn emit close when the connection is gone.'),
  asyncDispose: choice('Symbol.asyncDispose of a server, which closes it.', {
    absent: 'There is none.',
    nets: 'That of net, without a name, which does nothing to a server that does not listen.',
    anonymous: 'A method without a name.',
    nodes: "A method that is named for the symbol, which is Node's own.",
    engines: "A method that is named for the symbol, which is the engine's.",
  }),
  maxHeadersCount: choice('maxHeadersCount of a server.', {
    ignored: 'Has no meaning.',
    unset: 'Is not there until it is set.',
    null: 'Is null until it is set.',
  }),
  linesBeyond: choice('Header lines of a request, or trailers, beyond maxHeadersCount.', {
    dropped: 'The program is not told of them.',
    refused: 'They are an error, which the colon of the first of them tells.',
  }),
  tellsAnswered: flag('A connection that got an answer to its error is destroyed with that error.'),
  clientError: choice('What becomes of a connection with bytes that are no request, or that fails.', {
    told: 'clientError tells the error; then the connection is destroyed. A failing connection is closed without a word.',
    destroyed:
      'It is destroyed; clientError tells the error and the connection afterwards, to a listener of the server too.',
    heard:
      'clientError tells the error and the connection, and its listener closes it. Without a listener it is destroyed.',
    answered:
      'clientError tells the error and the connection, and its listener closes it. Without a listener it gets an answer.',
  }),
  unreadable: choice('A connection with bytes that are no request, where nothing answers them.', {
    closed: 'It is destroyed.',
    answered: 'It gets 400, or 431 or 413 where that says more, and is closed when the other side has read it.',
  }),
  errorAnswer: choice('The answer to bytes that are no request, where there is one.', {
    bare: '400 and no headers.',
    closing: '400 and Connection: close.',
    telling: 'The same, and 431 when the head is too large.',
  }),
  errorAfterAnswer: choice('A bad request on a connection that has got something of an answer.', {
    answered: 'It is answered, though within another answer.',
    unanswered: 'It is closed without a word.',
    answeredBetween: 'It is answered, unless another answer has begun and is not over.',
  }),
  tellsCut: flag('A connection that ends within a message is told as clientError.'),
  pausesFlood: choice('Whether pipelined requests are read while answers back up.', {
    never: 'They are.',
    unsent: 'Not while the system has not taken all of an answer.',
    connection: 'Not while the connection has to drain.',
    queued: 'Nor while much waits in the answers.',
  }),
  drainsEarly: flag(
    'A response that asked for drain is told as soon as bytes begin to wait in another one, or leave those that wait; only where they count for reading on.',
  ),
  maxUnanswered: count('Requests of a connection that may be unanswered before it is read no further; 0: any number.'),
  unreadBody: count(
    'Bytes of a body that may come after its answer, in 5 seconds, before the connection is closed; 0: any number.',
  ),
  upgradeBody: choice('A request for another protocol that is listened for, or for a tunnel, with a body.', {
    taken: 'Is taken.',
    refused: 'Is refused.',
  }),
  pendingField: flag('_pendingResponseData, a number that stays 0, is a property of the server.'),
  expectFrom: choice('Where a server looks for Expect and Host before it emits request.', {
    headers: 'In its headers, which are made for that.',
    lines: 'In its raw lines: headers are made when the program asks for them.',
  }),
  cutRequests: choice('Which events requests emit whose connection goes away before they are answered.', {
    closes: '"aborted" and "close".',
    fails: '"aborted", an error if somebody listens for it, and "close".',
    destroyed:
      'They are destroyed with an error once it is closed: what was not read is aborted, and fails and closes later.',
  }),
  closeArgument: flag('close of a request whose connection went away tells why, in an error.'),
  closes: choice('When request and response emit close.', {
    requestDropped: 'The request, when its connection went away before the answer.',
    dropped: 'Both, when the connection went away before the answer.',
    beforeFinish: 'Like atOnce, but the response emits close before finish.',
    atOnce: 'Both, when the answer is finished or the connection went away; the request even before its end was read.',
    inOrder: 'Both, when the answer is finished or the connection went away; the request after its end was read.',
    response: 'The response, in the next tick; the request closes itself when it was read.',
  }),
  nextTurn: choice('The event of a response that gives the connection to the next.', {
    finish: 'finish',
    prefinish: 'prefinish',
  }),
  drainsLast: flag(
    'When a connection drains, its response emits drain after the listeners of the connection were called.',
  ),
  handedErrors: flag('A connection that is handed over (upgrade, CONNECT) goes on to tell clientError its errors.'),
  answersRejections: flag('A listener of request that rejects, where rejections are captured, is answered with 500.'),
  handedPauses: flag('A connection that is handed over keeps listeners of pause and resume that http had on it.'),
  handedTimeouts: flag('A connection that is handed over keeps the listener of timeout that http had on it.'),
  refusesEncoding: flag('setEncoding of a connection throws, when it is handed over, too.'),
  handedDrains: flag('A connection that is handed over keeps the listeners of drain that http had on it.'),
  connectEvent: choice('What tells a CONNECT request.', {
    upgrade: 'upgrade',
    connect: 'connect',
  }),
  unheardUpgrade: choice('A request to upgrade that nobody listens for.', {
    destroyed: 'The connection is destroyed.',
    request: 'It is a request.',
  }),
  expectMatch: choice('How Expect is taken for 100-continue.', {
    part: 'By a part of its value.',
    word: 'By a word in its value.',
  }),
  refusesExpectations: flag('Other expectations are told by checkExpectation, or else refused with 417.'),
  listen: choice('What listen takes and gives.', {
    nothing: 'Port and host; gives nothing.',
    port: 'Port and host; gives the server. An object is not a port: any free one.',
    chain: 'Port and host; gives the server. An object is refused.',
    object: 'An object with port and host or path, too; gives the server.',
  }),
  listenArguments: choice('How listen reads its arguments.', {
    each: 'Each in its place.',
    demanding: 'The same; a port that is undefined is refused.',
    options: 'All are made options first: null, true and false are no ports.',
    optionsOrNull: 'The same; null is any free port.',
  }),
  listenPort: choice('The port in an object for listen.', {
    number: 'A number, taken as one that stands alone.',
    checked: 'A number or a text of a port, or undefined for any free one; others are refused.',
  }),
  listenPortWords: choice('How listen refuses a port.', {
    plain: '`port should be >= 0 and < 65536: PORT`',
    argument: '`"port" argument must be >= 0 and < 65536`',
    codedAbove: '`Port should be > 0 and < 65536. Received PORT.`, with a code.',
    coded: '`Port should be >= 0 and < 65536. Received PORT.`, with a code.',
    option: '`options.port should be >= 0 and < 65536. Received PORT.`, with a code.',
    optionReceived: 'The same, and the type of the port before it.',
  }),
  listenHost: choice('A host for listen that is not a text.', {
    any: 'Is looked up, and not found.',
    text: 'Is refused.',
    option: 'Is refused in an object; else it means none.',
  }),
  listenHostWords: choice('How listen refuses a host.', {
    small: '`invalid arguments: hostname must be a string or falsey`',
    plain: '`Invalid arguments: hostname must be a string or falsey`',
    falsey: '`must be one of type string or falsey`, with a code.',
    falsy: '`must be one of type string or falsy`, with a code.',
    text: '`must be of type string`, with a code.',
  }),
  listenRefusal: choice('How listen refuses an object that names nothing to listen on.', {
    bare: '`Bad argument`',
    text: '`Invalid listen argument: TEXT`',
    inspected: '`Invalid listen argument: { as it is inspected }`',
    coded: 'The same in an Error with a code.',
    typed: 'The same in a TypeError.',
    property: 'It says which properties are missing, or which option is invalid.',
    propertyInvalid: 'The same; an option that is invalid is an argument that is.',
  }),
  listenErrors: choice('What an error of listen says.', {
    plain: 'The call, the code and the address.',
    described: 'What the code means, too.',
  }),
  cutsPorts: flag('listen takes a port of more than 16 bits by its lower ones; else it throws.'),
  listensOn: choice('Where listen listens when no host is given.', {
    ipv4: 'On every IPv4 address.',
    ipv6: 'On every IPv6 address, and so on every IPv4 address.',
  }),
  addressFamily: choice('The family that address tells.', {
    absent: 'None.',
    number: 'As the system numbers it.',
    name: 'IPv4 or IPv6.',
  }),
  listenCall: choice('The system call that an error of listen names.', {
    bind: 'bind',
    listen: 'listen',
  }),
  close: choice('close of a server.', {
    atOnce: 'Emits close inside the call; gives nothing.',
    waits: 'Emits close when the last connection is gone; gives the server.',
    callback: 'As waits, and takes a callback.',
  }),
  closeTwice: choice('close of a server that does not listen.', {
    throws: 'Throws.',
    error: 'Tells the callback.',
    coded: 'Tells the callback, in an error with a code.',
  }),
  counts: flag('There is getConnections.'),
  listenAgain: choice('listen of a server that listens.', {
    again: 'The first port stays; listening is emitted again, and the callback is called.',
    refused: 'Throws, with a code.',
  }),
  getConnectionsGives: choice('What getConnections gives, where it is there.', {
    nothing: 'Nothing.',
    self: 'The server.',
  }),
  refs: choice('ref and unref.', {
    absent: 'There are none.',
    nothing: 'They give nothing.',
    self: 'They give the server.',
  }),
  connectionsProperty: choice('connections, which tells how many connections a server has.', {
    shown: 'Is a property of each server, and one of those that a loop meets.',
    hidden: 'Is a property of each server that no loop meets.',
    absent: 'There is none.',
  }),
  showsListening: flag('listening tells whether the server listens.'),
}
