/** A profile's wire behaviours as questions with yes or no, asked once per profile, so that the scanners compare no words. */

import type { Behaviours } from '../profile/vocabulary'

export type WireBehaviours = Behaviours['wire']
export type Flags = ReturnType<typeof firstLineFlags> &
  ReturnType<typeof headerLineFlags> &
  ReturnType<typeof framingFlags> &
  ReturnType<typeof bodyFlags>

/** What the wire behaviours say, one flag for each question that a scanner asks. */
export const flagsOf = (wire: WireBehaviours): Flags => ({
  ...firstLineFlags(wire),
  ...headerLineFlags(wire),
  ...framingFlags(wire),
  ...bodyFlags(wire),
})

/** Of what is wrong with heads, and of the bytes of their first lines. */
const firstLineFlags = (wire: WireBehaviours) => ({
  // Faults
  /** A fault is counted behind the byte that is at fault. */
  faultsPast: wire.faultOffset === 'past',
  /** Errors come with a reason, which depends on the place. */
  reasonedErrors: wire.parseErrors === 'reasoned',
  /** What is parsed after a fault meets the same fault at the same offset. */
  sameFaultAgain: wire.faultAgain === 'same',

  // The first line
  exactProtocol: wire.protocolWord === 'exact',
  iceProtocol: wire.iceProtocol,
  /** RTSP/ may stand for HTTP/ in requests; in responses, too. */
  rtspRequests: wire.rtspProtocol !== 'nowhere',
  rtspResponses: wire.rtspProtocol === 'all',
  http2Preface: wire.http2Preface,
  knownVersions: wire.knownVersions,
  unlistedUnnamed: wire.unlistedMethods !== 'named',
  emptyHost: wire.emptyHost,
  oneDigitVersions: wire.versionDigits === 'one',
  zeroMajorRequest: wire.zeroMajorRequest,
  zeroMajorResponse: wire.zeroMajorResponse,
  /** First lines are looked at once more when they are whole. */
  strictFirstLines: wire.firstLines === 'strict',
  strictEmptyLines: wire.emptyLines === 'lineBreaks',
  /** A status line may have no status code. */
  statusMayMiss: wire.statusCode === 'may be missing',
  /** A status code is three digits behind one blank. */
  statusOfThree: wire.statusCode === 'three digits',
  /** A tab or form feed in a target is told like a blank. */
  blanksEndTarget: wire.targetBytes === 'narrowToBlanks',
})

/** Of the bytes of header lines, and of how many there may be. */
const headerLineFlags = (wire: WireBehaviours) => ({
  // Header lines
  /** Any byte after a CR counts as LF, where the CR ends no value. */
  anyAfterReturn: ['any byte', 'line feed in values', 'nothing after empty values'].includes(wire.afterCarriageReturn),
  returnEnds: wire.afterCarriageReturn === 'nothing',
  returnEndsEmpty: wire.afterCarriageReturn === 'nothing' || wire.afterCarriageReturn === 'nothing after empty values',
  returnAfterStatus: wire.afterCarriageReturn === 'line feed or return',
  anyAfterEmpty: wire.afterCarriageReturn === 'any byte',
  anyAfterValue: wire.valueLineFeed === 'any byte',
  returnAsDash: wire.returnAsDash,
  gluesColonless: wire.colonlessLines === 'glued',
  refusesBlankBeforeColon: wire.blankBeforeColon !== 'taken',
  refusesBlankAtOnce: wire.blankBeforeColon === 'refusedAtOnce' && !wire.blanksInNames,
  /** In responses, blanks before a colon are no error, and no part of the name. */
  dropsBlankOfResponses: wire.blankBeforeColon === 'refused',
  refusesBlankBeforeName: wire.blankBeforeName === 'refused',
  dropsSpaceAtFirst: wire.blankBeforeName === 'droppedAtFirst',
  refusesSpaceAtFirst: wire.blankBeforeName === 'refusedAtFirst',
  refusesBareFramed: ['refusedWhereFramed', 'refusedInValuesOrFramed'].includes(wire.lineFeedAlone),
  /** LF alone is no end of a value with text; of a value; of any line. */
  refusesBareAfterText: wire.lineFeedAlone === 'refusedAfterText',
  refusesBareInValues: ['refusedInValues', 'refusedInValuesOrFramed', 'refused'].includes(wire.lineFeedAlone),
  refusesBare: wire.lineFeedAlone === 'refused',
  refusesFoldedFraming: wire.foldedFraming === 'refused',
  checksHost: wire.hostLines === 'checked',
  joinsFolded: wire.foldedValues === 'joined',
  refusesFoldedEmpty: wire.foldedValues === 'keptAfterText' || wire.foldedValues === 'refused',
  refusesFolded: wire.foldedValues === 'refused',
  keepsTrailingBlanks: wire.trailingBlanks === 'kept',
  /** A framing header without a value in its first line may get it in the next one. */
  emptyMayFold: wire.emptyValues === 'framing',

  // The size of a head
  countsBytes: wire.headerSizeCounts === 'bytes',
  countsFields: wire.headerSizeCounts === 'fields',
  noticesAtByte: wire.headerSizeNoticed === 'byte',
  noticesAtField: wire.headerSizeNoticed === 'field',
  noticesAtPiece: wire.headerSizeNoticed === 'fieldAndPiece',
  noticesLate: wire.headerSizeLate,
})

/** Of what heads say. */
const framingFlags = (wire: WireBehaviours) => ({
  // Connection
  connectionAlone: wire.connectionWords === 'alone',
  /** An odd part of the list hides the rest of it. */
  oddHidesRest: wire.connectionWords === 'list',
  looseConnection: wire.connectionWords === 'looseList' || wire.connectionWords === 'looseListWithTabs',
  tabsAfterWords: wire.connectionWords === 'looseListWithTabs',
  connectionTokens: wire.connectionWords === 'tokens',
  /** In HTTP/1.0, close outweighs keep-alive. */
  closeOutweighs: wire.oldKeepAlive === 'closed',
  wordsGoOn: wire.foldedWords === 'goOn',
  connectionCountsBeforeFold: wire.wordBeforeFold !== 'does not count',
  codingCountsBeforeFold: wire.wordBeforeFold === 'counts',

  // Transfer-Encoding
  chunkedAlone: wire.chunkedWord === 'alone',
  chunkedTokens: wire.chunkedWord === 'lastOfTokens',
  /** The list of codings is read once more when the head is whole. */
  checksCodings: wire.codings === 'checked',
  /** The last coding of a second line takes the place of the first one's. */
  replacesCoding: wire.repeatedCoding !== 'keeps',
  chunkedOnce: wire.chunkedWord === 'lastOnce',
  /** In requests, nothing may follow chunked. */
  endsWithChunked: wire.repeatedCoding === 'refusedAfterChunked',
  /** The body of a request with codings that are not chunked goes on until the end of the connection. */
  codedUntilEnd: wire.chunkedWord !== 'alone' && wire.codedRequests === 'untilEnd',
  refusesCoded: wire.chunkedWord !== 'alone' && wire.codedRequests === 'refused',

  // Content-Length
  lengthTwiceAtName: wire.repeatedLength === 'refusedAtName',
  lengthTwiceAtDigit: wire.repeatedLength === 'refusedAtDigit',
  lengthTwiceAtValue: wire.repeatedLength === 'refusedAtValue',
  refusesEmptyCoding: wire.emptyCoding === 'refused',
  refusesEmptyLength: wire.emptyLength === 'refused',
  blanksEndLength: wire.lengthBlanks !== 'anywhere',
  tabsEndLength: wire.lengthBlanks === 'atEndWithTabs',
  /** The lines after its digits are read like a first line; are passed over; are blanks after the digits. */
  foldedLengthAnew: wire.foldedLength === 'anew',
  foldedLengthIgnored: wire.foldedLength === 'ignored',
  foldedLengthGoesOn: wire.foldedLength === 'goesOn',
  refusesFoldedLength: wire.foldedLength === 'refused',
  lengthAnew: wire.lengthStart === 'anew',
  /** A length that was read for nothing is added to the next one. */
  leavesLength: wire.lengthStart === 'left',
  lengthOverflow: wire.lengthOverflow,
  refusesLengthAndChunks: wire.lengthBesideCoding === 'refusedIfChunked' || wire.lengthBesideCoding === 'refusedEither',
  refusesLengthAndCoding: wire.lengthBesideCoding === 'refused' || wire.lengthBesideCoding === 'refusedEither',
  refusesLengthOrCodingName: wire.lengthBesideCoding === 'refusedAtName',
})

/** Of bodies, of connections, and of other protocols on them. */
const bodyFlags = (wire: WireBehaviours) => ({
  // Bodies
  emptyChunkIsLast: wire.emptyChunkSize === 'zero',
  checksExtensions: wire.chunkExtensions === 'checked',
  readsExtensions: wire.chunkExtensions === 'grammar' || wire.chunkExtensions === 'grammarWithPairs',
  pairsInExtensions: wire.chunkExtensions === 'grammarWithPairs',
  anyChunkEnd: wire.chunkEnd === 'any bytes',
  optionalChunkEnd: wire.chunkEnd === 'optional',
  bareAtChunks: wire.lineFeedAlone === 'takenAtChunks',
  /** Where a line may end with any of CR and LF, LF may be followed by another one. */
  twoLineFeeds: wire.lineFeedAlone === 'takenAtChunks' && wire.afterCarriageReturn === 'nothing',
  /** After a blank behind a chunk size, an extension needs its semicolon. */
  strictChunkBlanks: wire.chunkBlanks === 'onlyExtension' || wire.chunkBlanks === 'passedOver',
  tabsAtChunks: wire.chunkBlanks === 'passedOver',
  refusesChunkBlank: wire.chunkBlanks === 'refused' || wire.chunkBlanks === 'refusedBehind',
  refusesChunkBlankBehind: wire.chunkBlanks === 'refusedBehind',
  dropsOddTrailers: wire.trailerNames === 'harmless',
  /** A response of a status without a body has none, however it is framed. */
  bodylessHaveNone: wire.bodylessStatuses !== 'framed',
  knownHaveNone: wire.bodylessStatuses === 'noneIfKnown',
  /** A response that nothing frames has a body only if the connection is to be closed. */
  unframedIfClosing: wire.unframedBody === 'ifClosing',
  emptyRestIsOver: wire.emptyRest === 'over',

  // The connection
  interimGoesOn: wire.afterClose === 'droppedUnlessInterim',
  oldInterimGoesOn: wire.afterOldClose === 'droppedUnlessInterim',
  endIsNoFault: wire.cutMessage === 'nothing',
  endIsFault: wire.cutMessage === 'fault',

  // Other protocols
  headerUpgrades: wire.upgradeNeeds === 'header',
  statusUpgrades: wire.upgradeNeeds === 'status101',
  extensionsByChunk: wire.chunkExtensionsOf === 'chunk',
  upgradeHasBody: wire.upgradeBody === 'framed',
  unheardUpgradeHasBody: wire.upgradeBody === 'unlessHeard',
  losesAfterUnheard: wire.afterUnheardUpgrade === 'lost',
  losesAfter101: wire.switchedUnasked !== 'read',
  losesAfter100: wire.switchedUnasked === 'lost',
})
