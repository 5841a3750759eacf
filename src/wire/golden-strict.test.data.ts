/**
 * Golden cases of what RFC 9112 refuses and these releases took: each behaviour of the wire that has a stricter value, with
 * what is told under each. Format: golden-heads.test.data.ts. All lines of history read these with either value.
 */

import type { Golden } from './golden-heads.test.data'

const GET = 'GET / HTTP/1.1\r\n'
const HEAD = 'GET / HTTP/1.1 keep'
const OLD = 'GET / HTTP/1.0\r\n'
const OLD_HEAD = 'GET / HTTP/1.0 close'
const OK = 'HTTP/1.1 200 OK\r\n'
const CHUNKED = 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n'
const CHUNKED_HEAD = ['POST / HTTP/1.1 keep', 'Transfer-Encoding: chunked']

export const strict: Golden[] = [
  {
    shows: 'a version that nobody has',
    of: 'request',
    bytes: 'GET / HTTP/3.2\r\n\r\n',
    by: 'firstLines',
    tells: { asRead: ['GET / HTTP/3.2 keep', 'end'], strict: ['error HPE_INVALID_VERSION at 18~'] },
  },
  {
    shows: 'a target that the method does not have',
    of: 'request',
    bytes: 'GET * HTTP/1.1\r\n\r\n',
    by: 'firstLines',
    tells: { asRead: ['GET * HTTP/1.1 keep', 'end'], strict: ['error HPE_INVALID_URL at 18~'] },
  },
  {
    shows: 'a CR alone before a message',
    of: 'request',
    bytes: `\r${GET}\r\n`,
    by: 'emptyLines',
    tells: { anyReturns: [HEAD, 'end'], lineBreaks: ['error HPE_LF_EXPECTED at 1'] },
  },
  {
    shows: 'empty lines of CRLF before a message',
    of: 'request',
    bytes: `\r\n\n\r\n${GET}\r\n`,
    by: 'emptyLines',
    tells: { anyReturns: [HEAD, 'end'], lineBreaks: [HEAD, 'end'] },
  },
  {
    shows: 'a blank in a name',
    of: 'request',
    bytes: `${GET}A B: c\r\n\r\n`,
    by: 'blanksInNames',
    tells: { true: [HEAD, 'A B: c', 'end'], false: ['error HPE_INVALID_HEADER_TOKEN at 19'] },
  },
  {
    shows: 'a blank before the colon of a request',
    of: 'request',
    bytes: `${GET}A : c\r\n\r\n`,
    by: 'blankBeforeColon',
    tells: { taken: [HEAD, 'A : c', 'end'], refused: ['error HPE_INVALID_HEADER_TOKEN at 18'] },
  },
  {
    shows: 'a blank before the colon of a response',
    of: 'response',
    bytes: `${OK}A : c\r\nContent-Length: 0\r\n\r\n`,
    by: 'blankBeforeColon',
    tells: {
      taken: ['HTTP/1.1 200 OK keep', 'A : c', 'Content-Length: 0', 'end'],
      refused: ['HTTP/1.1 200 OK keep', 'A: c', 'Content-Length: 0', 'end'],
    },
  },
  {
    shows: 'a blank before the first name',
    of: 'request',
    bytes: `${GET} A: c\r\n\r\n`,
    by: 'blankBeforeName',
    tells: { taken: [HEAD, ' A: c', 'end'], refused: ['error HPE_INVALID_HEADER_TOKEN at 16'] },
  },
  {
    shows: 'LF alone in a head that frames a body',
    of: 'request',
    bytes: `${GET}Content-Length: 0\n\r\n`,
    by: 'lineFeedAlone',
    tells: { taken: [HEAD, 'Content-Length: 0', 'end'], refusedWhereFramed: ['error HPE_CR_EXPECTED at 36~'] },
  },
  {
    shows: 'LF alone in a head that frames none',
    of: 'request',
    bytes: 'GET / HTTP/1.1\nA: b\n\n',
    by: 'lineFeedAlone',
    tells: { taken: [HEAD, 'A: b', 'end'], refusedWhereFramed: [HEAD, 'A: b', 'end'] },
  },
  {
    shows: 'LF alone in trailers',
    of: 'request',
    bytes: `${CHUNKED}0\r\nA: b\n\r\n`,
    by: 'lineFeedAlone',
    tells: {
      taken: [...CHUNKED_HEAD, 'end', 'A: b'],
      refusedWhereFramed: [...CHUNKED_HEAD, 'error HPE_CR_EXPECTED at 57~'],
    },
  },
  {
    shows: 'a folded Host',
    of: 'request',
    bytes: `${GET}Host:\r\n h\r\n\r\n`,
    by: 'foldedFraming',
    tells: { read: [HEAD, 'Host: h', 'end'], refused: ['error HPE_INVALID_HEADER_TOKEN at 29~'] },
  },
  {
    shows: 'three lines',
    of: 'request',
    bytes: `${GET}A: 1\r\nB: 2\r\nC: 3\r\n\r\n`,
    by: 'maxHeaderLines',
    tells: {
      0: [HEAD, 'A: 1', 'B: 2', 'C: 3', 'end'],
      3: [HEAD, 'A: 1', 'B: 2', 'C: 3', 'end'],
      2: ['error HPE_HEADER_OVERFLOW at 28'],
    },
  },
  {
    shows: 'no Host',
    of: 'request',
    bytes: `${GET}A: b\r\n\r\n`,
    by: 'hostLines',
    tells: { unchecked: [HEAD, 'A: b', 'end'], checked: ['error HPE_INVALID_HEADER_TOKEN at 24~'] },
  },
  {
    shows: 'no Host in HTTP/1.0',
    of: 'request',
    bytes: `${OLD}A: b\r\n\r\n`,
    by: 'hostLines',
    tells: { unchecked: [OLD_HEAD, 'A: b', 'end'], checked: [OLD_HEAD, 'A: b', 'end'] },
  },
  {
    shows: 'another host than that of the target',
    of: 'request',
    bytes: 'GET http://a.b/ HTTP/1.1\r\nHost: c.d\r\n\r\n',
    by: 'hostLines',
    tells: {
      unchecked: ['GET http://a.b/ HTTP/1.1 keep', 'Host: c.d', 'end'],
      checked: ['error HPE_INVALID_HEADER_TOKEN at 39~'],
    },
  },
  {
    shows: 'a coding that HTTP/1.0 does not have',
    of: 'request',
    bytes: `POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    by: 'codings',
    tells: {
      asRead: ['POST / HTTP/1.0 close', 'Transfer-Encoding: chunked', 'end'],
      checked: ['error HPE_INVALID_TRANSFER_ENCODING at 47~'],
    },
  },
  {
    shows: 'chunked after another coding',
    of: 'request',
    bytes: 'POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n',
    by: 'codings',
    tells: { checked: ['POST / HTTP/1.1 keep', 'Transfer-Encoding: gzip, chunked', 'end'] },
  },
  {
    shows: 'a chunk that LF alone ends',
    of: 'request',
    bytes: `${CHUNKED}1\r\na\n\n0\r\n\r\n`,
    by: 'chunkEnd',
    tells: {
      'line break': [...CHUNKED_HEAD, 'body a', 'error HPE_STRICT at 51'],
      'any bytes': [...CHUNKED_HEAD, 'body a', 'end'],
    },
  },
  {
    shows: 'a chunk extension without a semicolon',
    of: 'request',
    bytes: `${CHUNKED}1 a\r\nb\r\n0\r\n\r\n`,
    by: 'chunkBlanks',
    tells: {
      anything: [...CHUNKED_HEAD, 'body b', 'end'],
      onlyExtension: [...CHUNKED_HEAD, 'error HPE_INVALID_CHUNK_SIZE at 49'],
    },
  },
  {
    shows: 'chunk extensions of two chunks',
    of: 'request',
    bytes: `${CHUNKED}1;abc\r\nb\r\n0;def\r\n\r\n`,
    by: 'maxChunkExtensions',
    tells: {
      0: [...CHUNKED_HEAD, 'body b', 'end'],
      6: [...CHUNKED_HEAD, 'body b', 'end'],
      5: [...CHUNKED_HEAD, 'body b', 'error HPE_CHUNK_EXTENSIONS_OVERFLOW at 62'],
    },
  },
  {
    shows: 'a length of a response that has no body',
    of: 'response',
    bytes: 'HTTP/1.1 304 No\r\nContent-Length: 1\r\n\r\n',
    by: 'bodylessStatuses',
    tells: {
      framed: ['HTTP/1.1 304 No keep', 'Content-Length: 1', 'open'],
      none: ['HTTP/1.1 304 No keep', 'Content-Length: 1', 'end'],
    },
    if: { cutMessage: 'fault' },
  },
  {
    shows: 'a trailer that routes',
    of: 'request',
    bytes: `${CHUNKED}0\r\nHost: x\r\nA: b\r\n\r\n`,
    by: 'trailerNames',
    tells: {
      all: [...CHUNKED_HEAD, 'end', 'Host: x', 'A: b'],
      harmless: [...CHUNKED_HEAD, 'end', 'A: b'],
    },
  },
  {
    shows: 'a request after one of HTTP/1.0',
    of: 'request',
    bytes: `${OLD}\r\n${OLD}\r\n`,
    by: 'afterOldClose',
    tells: {
      anything: [OLD_HEAD, 'end', OLD_HEAD, 'end'],
      nothing: [OLD_HEAD, 'end', 'error HPE_CLOSED_CONNECTION at 18'],
      dropped: [OLD_HEAD, 'end'],
    },
  },
  {
    shows: 'a request after one that closes',
    of: 'request',
    bytes: `${GET}Connection: close\r\n\r\n${OLD}\r\n`,
    by: 'afterClose',
    tells: { dropped: ['GET / HTTP/1.1 close', 'Connection: close', 'end'] },
  },
  {
    shows: 'HTTP/1.0 with both words',
    of: 'request',
    bytes: `${OLD}Connection: keep-alive\r\nConnection: close\r\n\r\n`,
    by: 'oldKeepAlive',
    tells: {
      kept: ['GET / HTTP/1.0 keep', 'Connection: keep-alive', 'Connection: close', 'end'],
      closed: [OLD_HEAD, 'Connection: keep-alive', 'Connection: close', 'end'],
    },
  },
  {
    shows: 'close in an odd list',
    of: 'request',
    bytes: `${GET}Connection: x\t,,\tclose \r\n\r\n`,
    by: 'connectionWords',
    tells: { tokens: ['GET / HTTP/1.1 close', 'Connection: x\t,,\tclose', 'end'] },
    if: { trailingBlanks: 'dropped' },
  },
  {
    shows: 'a folded length',
    of: 'request',
    bytes: `${GET}Content-Length: 0\r\n \r\n\r\n`,
    by: 'foldedLength',
    tells: { refused: ['error HPE_INVALID_CONTENT_LENGTH at 40~'] },
  },
  {
    shows: 'a length that no number holds',
    of: 'request',
    bytes: `${GET}Content-Length: 9007199254740992\r\n\r\n`,
    by: 'lengthOverflow',
    tells: { beyondExact: ['error HPE_INVALID_CONTENT_LENGTH at 48~'] },
    if: { headerSizeCounts: 'bytes' },
  },
]
