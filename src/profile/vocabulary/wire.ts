/** How bytes are read: what the parser lets through, what it reports, and how it decodes. */

import { choice, count, flag, table, text } from '../behaviour'

export const wire = {
  headerCharset: choice('How the bytes of a received head become text.', {
    latin1: 'One byte, one character.',
    utf8: 'Decoded as UTF-8; what is not UTF-8 becomes U+FFFD.',
  }),
  // Start lines
  methods: table<readonly string[]>('The request methods that the parser knows; any other is an error.'),
  methodsShownAs: table<Readonly<Record<string, string>>>('Methods that the program is told by another name.'),
  methodsOfThirdAny: table<readonly string[]>('Methods whose third letter may be any byte.'),
  vagueMethods: table<readonly string[]>(
    'Beginnings of methods after which a wrong letter is told as HPE_UNKNOWN, where errors have codes.',
  ),
  targetBytes: choice('Which bytes may stand in a request target, beside those that RFC 3986 has.', {
    narrow: 'Printable ASCII.',
    narrowToBlanks: 'The same; a tab or form feed is told like a blank where none can be.',
    aboveAscii: 'Printable ASCII and all bytes above 127.',
    wide: 'Printable ASCII, tab, form feed and all bytes above 127.',
    wideButBar: 'The same but the vertical bar.',
  }),
  targetHosts: choice('How a host is read in a target.', {
    plain:
      'Letters, digits, dots and dashes, and a port; without a scheme only if a dot or digit shows that it is none.',
    namesAndNumbers: 'The same with underscores, and numbers in brackets; without a scheme only after CONNECT.',
    withUser: 'User, host and port in any order of their letters; without a scheme only after CONNECT.',
  }),
  emptyHost: flag('A target may end right after the two slashes that follow its scheme.'),
  protocolWord: choice('How the word HTTP/ in a first line is read.', {
    exact: 'Letter by letter.',
    firstLetter: 'Only its H is looked at; any four bytes may follow.',
  }),
  iceProtocol: flag('ICE/ may stand for HTTP/ in a request line whose method is SOURCE.'),
  rtspProtocol: choice('Where RTSP/ may stand for HTTP/.', {
    nowhere: 'Nowhere.',
    requests:
      'In requests, the methods of RTSP with it; a method that its protocol does not have is an error behind the word.',
    all: 'The same, and before the slash; in responses RTSP/ and ICE/ may stand there, too, and errors name all three.',
  }),
  http2Preface: flag('PRI is the method of the preface of HTTP/2, which is an error of its own.'),
  versionDigits: choice('How many digits each number of a version may have.', {
    many: 'Three.',
    one: 'One.',
  }),
  knownVersions: flag('The versions 0.9, 1.0, 1.1 and 2.0 are taken, and no others.'),
  zeroMajorRequest: flag('A request of version 0.x is taken.'),
  zeroMajorResponse: flag('A response of version 0.x is taken.'),
  statusCode: choice('What may stand where a status code is due.', {
    'digits needed': 'Blanks, and then at least one digit.',
    'may be missing': 'After one blank as many digits as there are; none is 0, and the rest is the reason.',
    'three digits': 'After one blank three digits.',
  }),
  firstLines: choice('What a first line must be beyond what the scanner of the era asks of it.', {
    asRead: 'Nothing.',
    strict:
      'A known method letter by letter, a target of a form that the method has and without tab and form feed, HTTP/1.0 or HTTP/1.1, and a status of three digits.',
  }),
  emptyLines: choice('What may stand before a message.', {
    anyReturns: 'CR and LF, as many as there are, in any order.',
    lineBreaks: 'Empty lines: a CR must be followed by LF.',
  }),
  unlistedMethods: choice('The method of a request that only RTSP/ or the preface of HTTP/2 has.', {
    named: 'It is told by its name.',
    unnamed: 'It is undefined.',
    unnamedWithQuery: 'It is undefined, and QUERY, too.',
  }),
  // Header lines
  headerNameExtras: text('The bytes that a header name may have though no token has them.'),
  blanksInNames: flag('A blank may stand in a header name.'),
  blankBeforeColon: choice('Blanks between a header name and its colon.', {
    taken: 'They belong to the name; a name that frames messages is known in spite of them.',
    refused: 'An error in requests; in responses they are no part of the name.',
    refusedAtOnce: 'An error; where no name may have a blank, at the blank.',
  }),
  blankBeforeName: choice('A line that begins with a blank where no line before it can go on.', {
    taken: 'The blank is read as the first byte of a name.',
    droppedAtFirst: 'The same; but spaces right after the first line are passed over.',
    refusedAtFirst: 'The same; but a space right after the first line is an error.',
    refused: 'An error.',
  }),
  framingNames: choice('Blanks between colon and name in the header lines that frame messages.', {
    blanks: 'They may be there, as in any other name.',
    noBlank: 'An error.',
  }),
  returnAsDash: flag(
    'A CR is read as the dash in the names of framing headers, and in the word keep-alive; and names that begin so may go on in any way. In lists of Connection NUL is a blank, and tab is none.',
  ),
  emptyHeaderNames: flag('A header line may begin with its colon.'),
  colonlessLines: choice('A header line that ends before a colon.', {
    glued: 'Its text becomes the beginning of the next name.',
    refused: 'An error.',
  }),
  headerValueBytes: choice('Which bytes a header value may have.', {
    all: 'All but CR and LF.',
    checkedSecond:
      'Any byte, but for the second one of a line, which must be no control character but tab; in lines that frame all are looked at but the first.',
    checkedButFirst: 'No control characters but tab, except as the first one.',
    checked: 'No control characters but tab.',
    checkedTo254: 'The same, and no byte 255.',
  }),
  valueLineFeed: choice('What must follow the CR that ends a header value.', {
    needed: 'LF.',
    'any byte': 'Any byte, which is taken for LF.',
  }),
  lineFeedAlone: choice('A line of a head that LF alone ends.', {
    taken: 'It is a line.',
    takenAtChunks: 'It is a line, and those around chunks may end so, too.',
    refusedWhereFramed: 'An error if a length or a coding frames the body of the message; and in trailers.',
    refusedAfterText: 'An error behind the text of a header value.',
    refusedInValues: 'An error in a header value.',
    refusedInValuesOrFramed: 'An error in a header value, and where refusedWhereFramed has one.',
    refused: 'An error, but behind a target without a version.',
  }),
  afterCarriageReturn: choice('What must follow a CR elsewhere.', {
    'line feed': 'LF.',
    nothing: 'Nothing: CR alone ends a line.',
    'nothing after empty values': 'Nothing after an empty header value; any byte elsewhere, which is taken for LF.',
    'line feed or return': 'LF; after a status line a second CR, too.',
    'line feed in values': 'LF after an empty header value; any byte elsewhere.',
    'any byte': 'Any byte, which is taken for LF.',
  }),
  foldedValues: choice('How the lines of a folded header value are put together.', {
    joined: 'With nothing between them; the blanks at the beginning of a line are dropped.',
    kept: 'With the blanks at the beginning of each line kept.',
    keptAfterText: 'The same; but a first line without text must not be folded.',
    refused: 'Not at all: a folded value is an error.',
  }),
  foldedFraming: choice(
    'A folded value of Transfer-Encoding, Connection, Upgrade or Host; foldedLength is of Content-Length.',
    { read: 'It is read as the era reads it.', refused: 'An error.' },
  ),
  trailingBlanks: choice('Blanks at the end of a header value.', { kept: 'Kept.', dropped: 'Dropped.' }),
  maxHeaderSize: count('How large a head may be, as headerSizeCounts counts it.'),
  headerSizeCounts: choice('What maxHeaderSize counts.', {
    bytes: 'Every byte of a head, and of the lines around chunks.',
    fields: 'The bytes of target, reason, header names and header values.',
  }),
  headerSizeNoticed: choice('Where in a head, all bytes of which count, it is noticed that they are too many.', {
    byte: 'At the first one that is too many.',
    field:
      'The same; but in a name or value after its second byte only at its end, or at the end of a piece within it.',
    fieldAndPiece:
      'The same; but a piece that ends within a name or value counts as a byte more, and a value goes on to the end of its piece if more bytes of it follow than a head may have.',
  }),
  headerSizeLate: flag('What is noticed at the end of a piece is told when the bytes after that piece come.'),
  maxHeaderLines: count('How many lines a head may have, and trailers; 0: as many as fit.'),
  hostLines: choice('What is asked of the host of a request.', {
    unchecked: 'Nothing.',
    checked:
      'One Host in HTTP/1.1, and not more than one before; a host with a port or none, and the same one as in a target that names it.',
  }),
  // Framing
  connectionWords: choice('How the value of Connection is read.', {
    alone: 'It is one word, or it says nothing.',
    list: 'A list of words; an empty or odd part after the first hides the rest.',
    looseList: 'A list of words; other parts are passed over.',
    looseListWithTabs: 'The same; a tab behind a word is a blank.',
    tokens: 'A list as RFC 9110 has it, over all lines of that name.',
  }),
  foldedWords: choice('How a list of words goes on in the next line of a folded value.', {
    goOn: 'Only when the line before ended with a comma.',
    startAgain:
      'Every line is read like the first one, unless the one before ended with a known word, or with one that ran on.',
  }),
  wordBeforeFold: choice('A word of Connection or Transfer-Encoding that is followed by a folded line.', {
    counts: 'It counts.',
    connectionCounts: 'It counts in Connection, and does not in Transfer-Encoding.',
    'does not count': 'It does not.',
  }),
  chunkedWord: choice('When Transfer-Encoding makes a body chunked.', {
    lastOfTokens:
      'As last, but a comma where a word is wrong is taken for a part of it, an empty coding hides the rest, and the name alone, even of an empty or longer header, says that there are codings.',
    alone: 'When chunked is all of its value; any other value is passed over.',
    last: 'When chunked is the last of its list, once or more often; a request with another last coding is an error.',
    lastOnce: 'The same, but once.',
  }),
  repeatedCoding: choice('A second Transfer-Encoding.', {
    keeps: 'A body that is chunked stays so.',
    replaces: 'Only the last one counts.',
    refusedAfterChunked: 'The same; but in a request nothing may follow chunked, in its list or in a later line.',
  }),
  repeatedLength: choice('A second Content-Length.', {
    lastCounts: 'Taken; the last one counts.',
    refusedAtName: 'An error at the end of its name.',
    refusedAtDigit: 'An error at its first digit.',
    refusedAtValue: 'An error at the beginning of its value.',
  }),
  codings: choice('What Transfer-Encoding must be.', {
    asRead: 'What chunkedWord says.',
    checked:
      'Of HTTP/1.1, and a list of tokens over all lines of that name; chunked as the last one or not at all, and not missing in a request.',
  }),
  codedRequests: choice('A request whose last coding is not chunked, where codings are looked at.', {
    refused: 'An error.',
    untilEnd: 'Its body goes on until the end of the connection.',
  }),
  lengthBesideCoding: choice('Content-Length beside Transfer-Encoding.', {
    ignored: 'Chunks win; the length is shown.',
    refusedIfChunked: 'An error if the body is chunked.',
    refusedEither: 'The same, and an error of its own beside any other coding.',
    refused: 'An error whatever the coding.',
    refusedAtName: 'The same, at the end of the second name, and in trailers.',
  }),
  emptyCoding: choice('An empty Transfer-Encoding.', { nothing: 'It says nothing.', refused: 'An error.' }),
  emptyLength: choice('An empty Content-Length.', { zero: 'No body.', refused: 'An error.' }),
  lengthBlanks: choice('Blanks in Content-Length.', {
    anywhere: 'Passed over, even between digits.',
    atEnd: 'Only after the digits.',
    atEndWithTabs: 'Only after the digits, tabs too.',
  }),
  foldedLength: choice('Content-Length in a folded value, in the lines after its digits.', {
    anew: 'Read like a first line.',
    ignored: 'Passed over.',
    goesOn: 'Blanks after the digits.',
    refused: 'An error.',
  }),
  lengthOverflow: choice('From where on a length or chunk size is too big, which is an error.', {
    wraps: 'Nowhere: it is taken modulo 2^64.',
    last: '2^64 - 1; beyond that only if what is left, modulo 2^64, is smaller than before the last digit.',
    beforeLast: 'Where one more digit might lead beyond 64 bits.',
    beyond: '2^64.',
    beyondExact: '2^53.',
  }),
  lengthStart: choice('What the digits of Content-Length are added to.', {
    anew: 'Nothing.',
    left: 'The digits of one that a message before had in its trailers, or of a body that was passed over.',
  }),
  chunkSizeBytes: choice('Which bytes are digits of a chunk size.', {
    hexadecimal: 'Hexadecimal digits.',
    aboveAscii: 'Those, and all bytes above 127, as zeros.',
  }),
  emptyChunkSize: choice('A chunk size without digits.', { refused: 'An error.', zero: 'The last chunk.' }),
  emptyValues: choice('A framing header with no value in its first line.', {
    nothing: 'It says nothing, even if the value comes in the next line; and a line that LF alone ends has none.',
    framing: 'Its value may come in the next line.',
  }),
  chunkEnd: choice('What ends the data of a chunk.', {
    'line break': 'CRLF.',
    'any bytes': 'Two bytes of any kind.',
    optional: 'CRLF, one of the two, or nothing.',
  }),
  chunkBlanks: choice('What may follow a blank after a chunk size.', {
    anything: 'A chunk extension, with or without a semicolon.',
    onlyExtension: 'More blanks, and then a semicolon or the end of the line.',
    passedOver: 'The same; tabs are blanks.',
    refused: 'Nothing: the blank is an error.',
    refusedBehind: 'The same, told behind the blank; a tab is one.',
  }),
  maxChunkExtensions: count('How many bytes chunk extensions may have; 0: as many as fit in their lines.'),
  chunkExtensionsOf: choice('Which chunk extensions those are.', {
    message: 'All of a message.',
    chunk: 'Those of a chunk; of which grammar is looked at, names and values. Their end tells that they are too many.',
  }),
  chunkExtensions: choice('Which bytes a chunk extension may have.', {
    all: 'All but CR.',
    checked: 'Those of header values.',
    grammar: 'Names and values, some of them quoted, as RFC 9112 has them without blanks, but for backslashes.',
    grammarWithPairs: 'The same with backslashes.',
  }),
  unframedBody: choice('A response with neither length nor chunks, of a status that may have a body.', {
    ifClosing: 'The body goes on until the end of the connection if that is to be closed; else there is none.',
    untilEnd: 'The body goes on until the end of the connection.',
  }),
  bodylessStatuses: choice('A response of a status that has no body, and with a length or chunks.', {
    framed: 'Its body is read as it is framed.',
    none: 'There is none.',
    noneIfKnown: 'There is none if the status is 100 to 103, 204 or 304.',
  }),
  trailerNames: choice('Which trailers a program is told of.', {
    all: 'All.',
    harmless: 'Those that neither frame messages, nor name the host, nor say who somebody is.',
  }),
  afterClose: choice('Bytes after a message that closes its connection.', {
    anything: 'They are another message.',
    nothing: 'An error, unless they are empty lines.',
    dropped: 'They are not looked at.',
    droppedUnlessInterim: 'They are not looked at, but after an interim response.',
  }),
  afterOldClose: choice('The same after a message of HTTP/1.0 that did not ask to keep the connection.', {
    anything: 'They are another message.',
    nothing: 'An error, unless they are empty lines.',
    dropped: 'They are not looked at.',
    droppedUnlessInterim: 'They are not looked at, but after an interim response.',
  }),
  oldKeepAlive: choice('A message of HTTP/1.0 that says both close and keep-alive.', {
    kept: 'The connection is kept.',
    closed: 'It is closed.',
  }),
  upgradeNeeds: choice('What asks for another protocol.', {
    header: 'An Upgrade header.',
    headerAndConnection: 'An Upgrade header, and the word in Connection.',
    status101: 'The same; and a response must have status 101.',
  }),
  switchedUnasked: choice('An interim response whose head asks for no other protocol: the rest of its chunk.', {
    read: 'It is read.',
    lostAfter101: 'After status 101 it is not looked at.',
    lost: 'After status 100 or 101 it is not looked at.',
  }),
  upgradeBody: choice('The body of a message that asks for another protocol.', {
    none: 'There is none: the bytes of the other protocol begin after the head.',
    framed: 'It comes first.',
    unlessHeard: 'It comes first if the wish is passed over; else there is none.',
  }),
  afterUnheardUpgrade: choice('What comes after a message whose wish for another protocol was passed over.', {
    read: 'Messages like any others.',
    lost: 'What stands in the same chunk is not looked at; faults are not told until another head was read.',
  }),
  cutMessage: choice('The end of a connection within a message.', {
    fault: 'An error.',
    nothing: 'No error.',
    faultUnlessUpgrade: 'An error, but not if the last head asked for another protocol.',
  }),
  emptyRest: choice('The end of a connection right after a head whose body goes on until there.', {
    over: 'The message is over.',
    cut: 'The message is cut.',
  }),
  insecure: table<Readonly<Record<string, string | boolean>>>(
    'What insecureHTTPParser and --insecure-http-parser change: behaviours of this area by name.',
  ),
  // Errors
  parseErrors: choice('What a parse error tells.', {
    bare: 'bytesParsed.',
    coded: 'bytesParsed and code.',
    reasoned: 'bytesParsed, code and reason.',
  }),
  parseErrorMessage: choice('The message of a parse error.', {
    plain: 'Parse Error',
    reason: 'Parse Error: and the reason.',
  }),
  rawPacket: choice('Which parse errors have the chunk at fault as rawPacket.', {
    none: 'None.',
    requests: 'Those of requests.',
    all: 'All.',
  }),
  faultOffset: choice('bytesParsed of bytes that must be read before they are found at fault.', {
    at: 'Before them.',
    past: 'After them.',
  }),
  faultAgain: choice('bytesParsed of an error that is told again because more bytes come.', {
    nothing: '0.',
    same: 'As it was the first time.',
  }),
  thrownCodes: choice('The code of the error that bytes meet after a listener of their message has thrown.', {
    callbacks: 'HPE_CB_headers_complete, HPE_CB_body or HPE_CB_message_complete.',
    exception: 'HPE_CB_HEADERS_COMPLETE, HPE_JS_EXCEPTION or HPE_CB_MESSAGE_COMPLETE.',
  }),
  // Received headers
  repeatedHeaders: choice('Which received header lines are joined with ", " when their name comes again.', {
    joinListed: 'Those in listedHeaders; of any other the first one is kept.',
    joinOthers: 'Those not in listedHeaders; of the listed the first one is kept.',
  }),
  listedHeaders: table<readonly string[]>(
    'The names that repeatedHeaders speaks of; `x-*` is every name with that beginning.',
  ),
  cookieSeparator: text('What stands between the values of Cookie lines that were joined.'),
  inheritedNames: choice('What a received name such as Constructor, which every object has, meets in headers.', {
    present: 'A line that came before: the first one is kept, or the new one is joined to it.',
    absent: 'Nothing: it becomes a header like any other.',
  }),
  protoHeaderShows: flag('A received header named __proto__ is an own property of headers.'),
}
