/**
 * Reading recorded traffic as leniently as any line did: it only has to be found where messages begin and end. All that reads
 * traffic reads it by this one rule, so that what the recorder takes for a head, a replay takes for one, too.
 */

import type { WireBehaviours } from './flags'

/** Longer heads are no heads. */
const mostHead = 16 * 1024 * 1024

/** Methods that are in use, and that not every line here knows. */
const laterMethods = ['QUERY']

/**
 * @param lines how each line read, the newest last; what is not named here is read as the newest line does
 */
export function lenientOf(lines: readonly WireBehaviours[]): WireBehaviours {
  const newest = lines[lines.length - 1]
  return {
    ...newest,
    methods: [...new Set([...lines.flatMap(line => line.methods), ...laterMethods])],
    headerNameExtras: [...new Set(lines.flatMap(line => [...line.headerNameExtras]))].join(''),
    blanksInNames: true,
    blankBeforeColon: 'taken',
    blankBeforeName: 'taken',
    firstLines: 'asRead',
    emptyLines: 'anyReturns',
    lineFeedAlone: 'taken',
    foldedFraming: 'read',
    maxHeaderLines: 0,
    hostLines: 'unchecked',
    codings: 'asRead',
    repeatedCoding: 'replaces',
    chunkedWord: 'last',
    emptyCoding: 'nothing',
    targetBytes: 'wide',
    rtspProtocol: 'nowhere',
    knownVersions: false,
    statusCode: 'may be missing',
    foldedValues: 'kept',
    wordBeforeFold: 'counts',
    switchedUnasked: 'read',
    upgradeBody: 'unlessHeard',
    chunkBlanks: 'anything',
    maxChunkExtensions: 0,
    bodylessStatuses: 'framed',
    trailerNames: 'all',
    framingNames: 'blanks',
    emptyHeaderNames: true,
    colonlessLines: 'glued',
    headerValueBytes: 'all',
    // A CR alone ends no line: what has one where a line ends is not HTTP here.
    valueLineFeed: 'needed',
    afterCarriageReturn: 'line feed',
    chunkEnd: 'line break',
    versionDigits: 'many',
    zeroMajorRequest: true,
    zeroMajorResponse: true,
    maxHeaderSize: mostHead,
    repeatedLength: 'lastCounts',
    lengthStart: 'anew',
    returnAsDash: false,
    lengthBesideCoding: 'ignored',
    emptyLength: 'zero',
    lengthBlanks: 'anywhere',
    chunkExtensions: 'all',
    unframedBody: 'untilEnd',
    afterClose: 'anything',
    afterOldClose: 'anything',
    oldKeepAlive: 'kept',
    afterUnheardUpgrade: 'read',
    // Errors are not shown to a program: they need no words.
    parseErrors: 'bare',
    parseErrorMessage: 'plain',
    rawPacket: 'none',
  }
}
