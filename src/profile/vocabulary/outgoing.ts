/** OutgoingMessage: headers, framing and body, shared by responses and requests. */

import { choice, flag, table } from '../behaviour'

export const outgoing = {
  takesOptions: flag('The constructor takes options: how much may wait before write gives false.'),
  onlyObjects: flag('Headers and trailers that are neither an object nor nothing are an error of the engine.'),
  rejectionDestroys: flag('A message is destroyed by a listener that rejects, where rejections are captured.'),
  chunkParts: choice('In how many calls of _send a chunk goes out, as a program sees that puts its own there.', {
    one: 'A text in one, bytes in three.',
    oneBuffer: 'One; texts that do not share it with the lines of the chunk go in three.',
    fourBytes: 'A text in one, bytes in four: its size, a line end, the chunk, a line end.',
    four: 'In four, texts too.',
  }),
  methods: table<readonly string[]>(
    'The members that the prototype shows, in the order in which they are enumerated; names in brackets are there but not enumerable.',
  ),
  layout: choice('The own fields of a message, in their order.', {
    late: 'Two lists of output; the head and the connection are there only once they are known.',
    dated: 'As late, with sendDate.',
    placed: 'Two lists of output; the connection is null from the start, the head is there once it is known.',
    early: 'Two lists of output; the head is blank and the connection null from the start.',
    callbacks: 'Three lists of output, one of them for callbacks; headers are null until one is set.',
    counted: 'As callbacks, with the number of bytes that wait and whom to tell of it.',
    marks: 'As counted, with a field for each automatic header that was removed; no headers.',
    records: 'As marks, with one list of records.',
  }),
  hangupField: flag('_hangupClose, which stays false, is an own field of messages.'),
  socketPlace: choice('Where socket and connection of a message are.', {
    own: 'Both are own fields.',
    connectionShared: 'socket is an own field, and connection another name for it.',
    shared: 'Both are accessors of one field.',
  }),
  limitField: flag('maxRequestsOnConnectionReached is an own field of messages.'),
  knowsDestroyed: flag('A message that was destroyed says so in destroyed, and is not destroyed twice.'),
  knowsClosed: flag('A message that is closed says so in _closed, and counts as destroyed.'),
  closesUnconnected: flag('destroy of a message without a connection closes it.'),
  writtenArgument: choice('What the callback of a write that succeeded is given.', {
    nothing: 'Nothing.',
    undefined: 'undefined',
    null: 'null',
  }),
  destroyReturnsSelf: flag('destroy gives the message.'),
  setHeaderReturnsSelf: flag('setHeader gives the message.'),
  headerStore: choice('Where headers wait until they are sent.', {
    absent: 'In _headers and _headerNames, which are not there until a header is set.',
    null: 'In _headers and _headerNames, which are null and empty until a header is set.',
    hidden: 'Out of sight; _headers and _headerNames read and write copies.',
  }),
  warnsPrivateHeaders: flag('Touching _headers or _headerNames prints a deprecation warning.'),
  arrays: choice('An array in the place of headers.', {
    entries: 'Each of its entries is a name and a value, whatever it is.',
    pairs: 'The same; an array that begins with a text has names and values by turns.',
  }),
  uniqueHeaders: flag('An option names headers and trailers whose lists are sent as one line.'),
  trailerLists: flag('A list in trailers is sent as one line for each value; else as one text.'),
  cookieLists: flag('setHeaders makes a list of all Set-Cookie values; else the last one counts.'),
  dispositions: choice('Content-Disposition beyond ASCII, when the length of the body is known.', {
    asOthers: 'Is sent as others are.',
    bytes: 'Its Latin-1 bytes are read as UTF-8, and what is none of it becomes U+FFFD.',
    texts: 'The same; of a list, a NUL for each value.',
  }),
  saysTrailerName: flag('setHeader calls a name that is not a token the name of a trailer.'),
  bareHeaders: flag('getHeaders gives an object without a prototype.'),
  checksNames: flag('Header and trailer names must be tokens.'),
  values: choice('Header and trailer values that hold line ends or control characters.', {
    sent: 'Sent as they are.',
    stripped: 'Line ends, with the blanks after them, are taken out.',
    trimmed: 'A line end at the end is taken out; other line ends and control characters are refused.',
    cleaned: 'Line ends, with the blanks after them, are taken out; control characters are refused.',
    refused: 'Refused.',
  }),
  wideValues: choice('Header values with characters that Latin-1 has not.', {
    cut: 'They go out in the charset of the piece that they are in; Latin-1 cuts them to their lower byte.',
    utf8: 'They go out in UTF-8, whatever is sent with them.',
    refused: 'Refused.',
  }),
  framing: choice('A head that frames its body twice, or as no receiver may read it.', {
    sent: 'Is sent.',
    checked:
      'A length beside chunks, and one that comes again, is left out; what is no length, no list of codings that ends with chunked, or another length is refused; an answer that nothing frames closes its connection.',
  }),
  otherLengths: choice('A body with more or fewer bytes than the Content-Length that the program gave.', {
    sent: 'Is sent as it is.',
    closes: 'What is too much is cut off, and the connection closes behind it.',
  }),
  strictLength: choice(
    'What strictContentLength, a field that is false at first, makes of a body with other bytes than its Content-Length says.',
    {
      absent: 'Nothing: there is no such field.',
      answers: 'It is refused of answers.',
      all: 'It is refused; but a first write whose head is not made yet may hold more.',
    },
  ),
  trailerCheck: choice('What a trailer may be.', {
    asHeader: 'What a header may be.',
    refused: 'A token with a value that has no line ends, control characters and characters that Latin-1 has not.',
  }),
  lateChanges: choice('Values, names and first lines that a program changes after they were looked at.', {
    sent: 'They go out as they are.',
    checked: 'What goes out is what was looked at last.',
  }),
  unframedRequests: choice('The body of a request whose head says neither a length nor chunks.', {
    sent: 'It is sent, and receivers read it as the next request.',
    cut: 'It is cut off.',
  }),
  stripsTrailers: flag('Line ends are taken out of trailers, too, where they are out of headers.'),
  noReplace: choice('What is said of a value with line ends that is not a text, where they are stripped.', {
    object: 'That the object, which is written out, has no method replace.',
    undefined: 'That undefined is not a function.',
    expression: 'That value.replace is not a function.',
  }),
  undefinedValue: choice('A header whose value is undefined.', {
    sent: 'Sent as the word.',
    notSet: 'Refused by setHeader, sent as the word by writeHead.',
    refused: 'Refused.',
  }),
  afterHead: choice('getHeader once the head is written.', {
    refused: 'Refused.',
    answered: 'Answers.',
  }),
  nameMatch: choice('How a header is taken for one that frames the message.', {
    part: 'By a part of its name: X-Connection-Speed is taken for Connection.',
    whole: 'By its whole name.',
  }),
  closeMatch: choice('How a Connection header is taken for close.', {
    part: 'By a part of its value: enclosed is taken for close.',
    word: 'By a word in its value.',
    first: 'By the word that its value begins with.',
  }),
  chunkedMatch: choice('How Transfer-Encoding and TE are taken for chunked.', {
    part: 'By a part of the value: chunky is taken for chunked.',
    word: 'By a word in the value.',
  }),
  removesAutomatic: flag(
    'removeHeader keeps automatic headers (Connection, Content-Length, Transfer-Encoding, Date) off.',
  ),
  withoutHeaders: choice('A message from which removeHeader took Connection, or both headers of framing.', {
    closes: 'Without Connection it closes its connection; without framing it does not.',
    frames: 'Without Connection it does as it would with it; without framing it closes its connection.',
  }),
  knowsLength: flag('When end(data) is the only call, the message has a Content-Length.'),
  unchunksBodyless: flag('A 204 or 304 that asks for chunks gets none, and closes the connection.'),
  endsBodylessChunks: flag('A message that may not have a body, but says chunked, ends in a zero chunk.'),
  framesHead: flag('An answer to HEAD has the framing that its body would have.'),
  bodyless: choice('When it is asked whether a message may have the body that it is given.', {
    afterHead: 'When its head is made.',
    beforeHead:
      'Before its head is made: a status that forbids a body does so too late, and an answer to HEAD is not sent.',
  }),
  tellsBodyless: flag('The callback of a write that may not be sent is called.'),
  sendsDate: flag('A Date header is added to every response that has none.'),
  keepAliveHint: choice('A response that keeps the connection tells for how long, in a Keep-Alive header.', {
    never: 'It does not.',
    exact: 'In seconds, with what is beyond the point.',
    whole: 'In whole seconds.',
  }),
  loneHeadCharset: choice('How a head goes out that no body follows.', {
    utf8: 'As UTF-8.',
    latin1: 'As Latin-1.',
  }),
  dropsUnsendable: flag('What is written for a connection that was destroyed is dropped; else it waits for ever.'),
  headlessGoesOn: flag(
    'A message of a class without a head of its own emits the error for that and goes on; else it throws.',
  ),
  destroyWaits: flag('destroy of a message without a connection waits for one; else it throws.'),
  namesAllBytes: choice('Whether the error for a chunk that cannot be sent names Uint8Array beside Buffer.', {
    never: 'It does not.',
    write: 'That of write does.',
    always: 'It does.',
  }),
  saysAssigned: flag(
    'A connection that has a message refuses a second one with an error of its own; else a demand fails.',
  ),
  hexTexts: choice('A text that is said to be hex.', {
    checked: 'Refused with an Error unless all of it is hex, two letters a byte.',
    checkedType: 'The same, with a TypeError.',
    even: 'Refused with a TypeError if a letter is left over; what comes before a letter that is no hex is sent.',
    taken: 'What comes before a letter that is no hex or is left over is sent.',
  }),
  joinsCookies: flag('An array for Cookie becomes one line.'),
  checksTrailer: flag('A Trailer header on a message that is not chunked is refused.'),
  textEncoding: choice('What is encoded with a text of the body.', {
    together: 'The head and the chunk lines too, whatever the encoding.',
    writtenApart:
      'The head too, and with end the chunk lines. In write those of base64, hex and binary go apart, and count letters.',
    binaryWithEnd:
      'The head too, and with end the chunk lines. In write those of base64 and hex go apart, and count letters.',
    hexApart: 'The head and the chunk lines too, except for base64 and hex.',
    binaryApart: 'The head too, except for base64 and hex; and the chunk lines, except for binary, too.',
    latin1Apart: 'The same with latin1 in the place of binary.',
    headApart: 'The chunk lines, except for base64, hex and latin1; the head only with UTF-8 and Latin-1.',
    apart: 'Nothing else.',
  }),
  base64Dashes: flag('Texts in base64 may use - and _ for + and /; else these are passed over.'),
  blanksNul: flag("A NUL of a text that goes out in 'ascii' is a blank."),
  joinsWaiting: flag('Texts that wait side by side in one encoding, or with none, become one.'),
  endWrites: choice('When end(data) calls the public write.', {
    unlessFirstText: 'Unless the data is a text and the head goes out with it.',
    unlessFirst: 'Unless the head goes out with the data.',
    unlessFirstSmall: 'The same; but a buffer of more than 120 KB does not go out with the head.',
    always: 'Always.',
    never: 'Never.',
  }),
  endsWithData: flag(
    'The data of end, unless it is a chunk, is the last piece; else a piece with nothing in it follows.',
  ),
  flushesRendered: flag('flushHeaders sends a head that was rendered before; else it does nothing then.'),
  lateTrailers: flag('Trailers of end(buffer) as the only call follow the end of the message.'),
  finish: choice('When finish is emitted.', {
    inside: 'Inside end, as soon as all is handed to the connection. A write after it gives false.',
    written:
      'When the connection has written all; prefinish comes inside end. A write after it gives true and emits an error.',
  }),
  counts: choice('When a message counts as finished.', {
    flushed: 'When its connection holds nothing; callbacks of end listen for finish.',
    told: 'When finish is told; callbacks of end are called just before it, with null. When the last write fails it is not, and they are called with the error.',
  }),
  lateWrites: choice('write after the end, where that is an error.', {
    emitted: 'Gives true; the message emits the error, and the callback is told it.',
    refused:
      'Gives false; the callback is told the error, and the message emits it unless it was destroyed. After destroy, the callback alone is told another.',
  }),
  lateEnds: choice('end after the end.', {
    ignored: 'Nothing comes of it.',
    waits: 'Its callback waits for finish; after it, it is told that the message is over.',
    writes: 'The same; with data, it is a write after the end.',
    writesAgain: 'The same; but the callback waits for finish, and a last chunk follows.',
    refused: 'As waits; with data, the callback is told of a write after the end, and the message emits it.',
    refusedOpen: 'The same; with data, nothing comes of it once the message was destroyed.',
  }),
  emptyPieceWaits: flag('A piece with nothing in it waits for its turn; else it counts as written before.'),
  unknownEncoding: choice('A text in an encoding that does not exist.', {
    unnamed: 'The connection throws.',
    named: 'The connection throws, names the encoding and writes nothing any more.',
    quoted:
      'The same, in other words; but apart from the head, in one write with other pieces, it goes out as Latin-1.',
    refused: 'write of the connection throws, and goes on afterwards.',
    checked: 'write of the message throws.',
  }),
  corksTurn: flag('What write is given in one turn of the event loop goes out in one write of the connection.'),
  joinsChunks: choice('Pieces of a chunked body that are written side by side.', {
    never: 'Each is a chunk.',
    corked: 'What is written while the message is corked is one chunk; it counts its corks itself.',
    turn: 'The same; what is written in one turn of the event loop is one chunk.',
  }),
  endUncorks: flag('end takes back all corks of the connection, however many there are; else only its own.'),
  socketEvent: flag('A message that gets its connection emits socket.'),
  tellsFlushed: flag('_onPendingData is called with less than 0 for what waited and is written now.'),
  warnsFlush: flag('flush prints a deprecation warning, and calls flushHeaders.'),
  emptyWrite: choice('write with nothing in it.', {
    false: 'Gives false.',
    true: 'Gives true.',
    sent: 'Takes its turn, so that its callback is called.',
  }),
  lateWriteThrows: flag('write after the end throws when the message has no connection any more.'),
  writable: choice('What write takes.', {
    arrays: 'Texts, buffers and arrays.',
    buffers: 'Texts and buffers.',
    bytes: 'Texts, buffers and other arrays of bytes; end takes texts and buffers only.',
    allBytes:
      'Texts, buffers and other arrays of bytes. What is given is looked at before all else, and null is an error of its own.',
  }),
  callbacks: choice('Callbacks of write and end.', {
    none: 'None; one in the place of the encoding is called by the connection, inside the call.',
    connection: 'None; one in the place of the encoding is called by the connection, later.',
    bareFirst: 'In every form; that of the piece that waits for the connection is told nothing.',
    own: 'In every form; each is told the error, or undefined.',
    nulls: 'In every form; each of a write is told the error, or null.',
  }),
  endReturnsSelf: flag('end gives the message, not a boolean.'),
  setTimeoutReturnsSelf: flag('setTimeout of a message gives the message.'),
  waitingWrite: choice('What write gives while the message waits for its turn.', {
    false: 'false.',
    room: 'Whether less than 16 KB wait.',
  }),
  drain: choice('When drain is emitted.', {
    always: 'Whenever the connection drains.',
    asked: 'When the connection drains after a write that gave false.',
  }),
  warnsBodyless: flag('A body for a message that may not have one prints a line on stderr.'),
}
