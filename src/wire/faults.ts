/**
 * What can be wrong with the bytes, and how each era tells it: a bare error, one with a code, or one with a code and
 * the reason in words.
 */

import type { Behaviours } from '../profile/vocabulary'

/** What is wrong with the bytes: `code` is HPE_…, or undefined in the eras without codes. */
export interface ParseError extends Error {
  code?: string
  /** How many bytes of the chunk were taken before the one at fault. */
  bytesParsed: number
  reason?: string
  /** The chunk with the fault in it. */
  rawPacket?: Buffer
}

export interface Fault {
  readonly code: string
  readonly reason: string
}

const fault = (code: string, reason: string): Fault => ({ code: 'HPE_' + code, reason })

export const FAULTS = {
  method: fault('INVALID_METHOD', 'Invalid method encountered'),
  vagueMethod: fault('UNKNOWN', 'Invalid method encountered'),
  afterMethod: fault('INVALID_METHOD', 'Expected space after method'),
  target: fault('INVALID_URL', 'Invalid characters in url'),
  targetStart: fault('INVALID_URL', 'Unexpected start char in url'),
  targetSchema: fault('INVALID_URL', 'Unexpected char in url schema'),
  targetServer: fault('INVALID_URL', 'Unexpected char in url server'),
  targetDoubleAt: fault('INVALID_URL', 'Double @ in url'),
  targetPath: fault('INVALID_URL', 'Invalid char in url path'),
  targetQuery: fault('INVALID_URL', 'Invalid char in url query'),
  targetFragment: fault('INVALID_URL', 'Invalid char in url fragment start'),
  targetLineEnd: fault('INVALID_URL', 'Expected CRLF'),
  protocol: fault('INVALID_CONSTANT', 'Expected HTTP/'),
  protocolOfThree: fault('INVALID_CONSTANT', 'Expected HTTP/, RTSP/ or ICE/'),
  methodForHttp: fault('INVALID_CONSTANT', 'Invalid method for HTTP/x.x request'),
  methodForRtsp: fault('INVALID_CONSTANT', 'Invalid method for RTSP/x.x request'),
  preface: fault('PAUSED_H2_UPGRADE', 'Pause on PRI/Upgrade'),
  prefaceBroken: fault('INVALID_VERSION', 'Expected HTTP/2 Connection Preface'),
  protocolForSource: fault('INVALID_CONSTANT', 'Expected SOURCE method for ICE/x.x request'),
  major: fault('INVALID_VERSION', 'Invalid major version'),
  dot: fault('INVALID_VERSION', 'Expected dot'),
  minor: fault('INVALID_VERSION', 'Invalid minor version'),
  versionLineEnd: fault('INVALID_VERSION', 'Expected CRLF after version'),
  versionUnknown: fault('INVALID_VERSION', 'Invalid HTTP version'),
  versionLineFeed: fault('STRICT', 'Expected CRLF after version'),
  versionBlank: fault('INVALID_VERSION', 'Expected space after version'),
  status: fault('INVALID_STATUS', 'Invalid response status'),
  statusDigits: fault('INVALID_STATUS', 'Invalid status code'),
  statusReturn: fault('CR_EXPECTED', 'Missing expected CR after response line'),
  statusTooLong: fault('INVALID_STATUS', 'Response overflow'),
  lineFeed: fault('LF_EXPECTED', 'Missing expected LF after header value'),
  valueLineFeed: fault('LF_EXPECTED', 'Missing expected LF after header value'),
  strict: fault('STRICT', 'Expected LF after CR'),
  headEnd: fault('STRICT', 'Expected LF after headers'),
  valueReturn: fault('CR_EXPECTED', 'Missing expected CR after header value'),
  spaceAfterFirstLine: fault('UNEXPECTED_SPACE', 'Unexpected space after start line'),
  foldedValue: fault('INVALID_HEADER_TOKEN', 'Unexpected whitespace after header value'),
  headerName: fault('INVALID_HEADER_TOKEN', 'Invalid header token'),
  headerColonless: fault('INVALID_HEADER_TOKEN', 'Invalid header token'),
  headerNameBlank: fault('INVALID_HEADER_TOKEN', 'Invalid header field char'),
  headerValue: fault('INVALID_HEADER_TOKEN', 'Invalid header value char'),
  headersTooLong: fault('HEADER_OVERFLOW', 'Header overflow'),
  length: fault('INVALID_CONTENT_LENGTH', 'Invalid character in Content-Length'),
  lengthBlank: fault('INVALID_CONTENT_LENGTH', 'Invalid character in Content-Length'),
  lengthEmpty: fault('INVALID_CONTENT_LENGTH', 'Empty Content-Length'),
  lengthTooBig: fault('INVALID_CONTENT_LENGTH', 'Content-Length overflow'),
  lengthTwice: fault('UNEXPECTED_CONTENT_LENGTH', 'Duplicate Content-Length'),
  lengthBesideChunked: fault('UNEXPECTED_CONTENT_LENGTH', "Content-Length can't be present with chunked encoding"),
  lengthBesideCoding: fault('UNEXPECTED_CONTENT_LENGTH', "Content-Length can't be present with Transfer-Encoding"),
  lengthAfterCoding: fault('INVALID_CONTENT_LENGTH', "Content-Length can't be present with Transfer-Encoding"),
  codingAfterLength: fault('INVALID_TRANSFER_ENCODING', "Transfer-Encoding can't be present with Content-Length"),
  codingAfterChunked: fault('INVALID_TRANSFER_ENCODING', 'Invalid `Transfer-Encoding` header value'),
  codingEmpty: fault('INVALID_TRANSFER_ENCODING', 'Empty Transfer-Encoding'),
  coding: fault('INVALID_TRANSFER_ENCODING', 'Request has invalid `Transfer-Encoding`'),
  chunkSize: fault('INVALID_CHUNK_SIZE', 'Invalid character in chunk size'),
  chunkSizeHigh: fault('INVALID_CHUNK_SIZE', 'Invalid character in chunk size'),
  chunkSizeLineFeed: fault('STRICT', 'Expected LF after chunk size'),
  chunkSizeReturn: fault('CR_EXPECTED', 'Missing expected CR after chunk size'),
  chunkEnd: fault('STRICT', 'Expected LF after chunk data'),
  chunkEndReturn: fault('CR_EXPECTED', 'Missing expected CR after chunk data'),
  chunkTooBig: fault('INVALID_CHUNK_SIZE', 'Chunk size overflow'),
  chunkTooBigForLength: fault('INVALID_CONTENT_LENGTH', 'Content-Length overflow'),
  chunkExtension: fault('STRICT', 'Invalid character in chunk parameters'),
  extensionStart: fault('STRICT', 'Invalid character in chunk extensions'),
  extensionName: fault('STRICT', 'Invalid character in chunk extensions name'),
  extensionValue: fault('STRICT', 'Invalid character in chunk extensions value'),
  extensionQuoted: fault('STRICT', 'Invalid character in chunk extensions quoted value'),
  extensionPair: fault('STRICT', 'Invalid quoted-pair in chunk extensions quoted value'),
  extensionQuoteEnd: fault('STRICT', 'Invalid character in chunk extensions quote value'),
  extensionNameReturn: fault('CR_EXPECTED', 'Missing expected CR after chunk extension name'),
  extensionValueReturn: fault('CR_EXPECTED', 'Missing expected CR after chunk extension value'),
  end: fault('INVALID_EOF_STATE', 'Invalid EOF state'),
  closed: fault('CLOSED_CONNECTION', 'Data after `Connection: close`'),
  // What no release of these lines found wrong.
  firstLine: fault('INVALID_CONSTANT', 'First line is not what RFC 9112 has'),
  version: fault('INVALID_VERSION', 'Version is neither HTTP/1.0 nor HTTP/1.1'),
  targetForm: fault('INVALID_URL', 'Target of a form that its method does not have'),
  returnAlone: fault('LF_EXPECTED', 'CR without LF'),
  lineFeedAlone: fault('CR_EXPECTED', 'LF without CR where a body is framed'),
  blankBeforeName: fault('INVALID_HEADER_TOKEN', 'Blank before a header name'),
  blankBeforeColon: fault('INVALID_HEADER_TOKEN', 'Blank before the colon of a header'),
  headerNameOdd: fault('INVALID_HEADER_TOKEN', 'Invalid header token'),
  headerNameEmpty: fault('INVALID_HEADER_TOKEN', 'Invalid header token'),
  headerNameWithBlank: fault('INVALID_HEADER_TOKEN', 'Invalid header token'),
  lengthFolded: fault('INVALID_CONTENT_LENGTH', 'Folded Content-Length'),
  foldedFraming: fault('INVALID_HEADER_TOKEN', 'Folded value of a header that frames messages'),
  codings: fault('INVALID_TRANSFER_ENCODING', 'Transfer-Encoding is no list of codings that ends with chunked'),
  lengthInexact: fault('INVALID_CONTENT_LENGTH', 'Content-Length overflow'),
  chunkInexact: fault('INVALID_CHUNK_SIZE', 'Chunk size overflow'),
  chunkBlank: fault('INVALID_CHUNK_SIZE', 'Something else than an extension after a chunk size'),
  chunkExtensionsTooLong: fault('CHUNK_EXTENSIONS_OVERFLOW', 'Chunk extensions overflow'),
  linesBeyond: fault('HEADER_OVERFLOW', 'Header overflow'),
  tooManyLines: fault('HEADER_OVERFLOW', 'Too many header lines'),
  hostMissing: fault('INVALID_HEADER_TOKEN', 'Missing Host'),
  hostTwice: fault('INVALID_HEADER_TOKEN', 'More than one Host'),
  host: fault('INVALID_HEADER_TOKEN', 'Invalid Host'),
  hostOther: fault('INVALID_HEADER_TOKEN', 'Host differs from that of the target'),
} as const satisfies Record<string, Fault>

export type FaultName = keyof typeof FAULTS

/** What is wrong with a message one of whose listeners has thrown: of its head, of a piece of its body, of its end. */
interface Thrown {
  readonly head: Fault
  readonly piece: Fault
  readonly end: Fault
}
export const THROWN: Readonly<Record<Behaviours['wire']['thrownCodes'], Thrown>> = {
  callbacks: {
    head: fault('CB_headers_complete', ''),
    piece: fault('CB_body', ''),
    end: fault('CB_message_complete', ''),
  },
  exception: {
    head: fault('CB_HEADERS_COMPLETE', 'User callback error'),
    piece: fault('JS_EXCEPTION', 'JS Exception'),
    end: fault('CB_MESSAGE_COMPLETE', '`on_message_complete` callback error'),
  },
}

/** The error of the era for a fault at `bytesParsed` of `chunk`. */
export type MakeParseError = (
  fault: Fault,
  bytesParsed: number,
  chunk: Buffer | undefined,
  isRequest: boolean,
) => ParseError

export function makeParseErrors(wire: Behaviours['wire']): MakeParseError {
  const { parseErrors, parseErrorMessage, rawPacket } = wire
  return function makeParseError(fault, bytesParsed, chunk, isRequest) {
    // Where the other side has ended there is no chunk to tell of.
    const tellsReason = parseErrorMessage === 'reason' && chunk
    const message = tellsReason ? `Parse Error: ${fault.reason}` : 'Parse Error'
    const error = new Error(message) as ParseError
    error.bytesParsed = bytesParsed
    if (parseErrors !== 'bare') error.code = fault.code
    if (parseErrors === 'reasoned') error.reason = fault.reason
    if (chunk && (rawPacket === 'all' || (rawPacket === 'requests' && isRequest))) error.rawPacket = chunk
    return error
  }
}
