/** Golden cases of framing: bodies, connections kept and closed, other protocols, sizes; see golden-heads.test.data.ts. */

import type { Golden } from './golden-heads.test.data'

const POST = 'POST / HTTP/1.1\r\n'
const HEAD = 'POST / HTTP/1.1 keep'
const CHUNKED = `${POST}Transfer-Encoding: chunked\r\n\r\n`
const CHUNKED_HEAD = [HEAD, 'Transfer-Encoding: chunked']
const NEXT = 'GET /2 HTTP/1.1\r\n\r\n'
const NEXT_TOLD = ['GET /2 HTTP/1.1 keep', 'end']

export const bodies: Golden[] = [
  {
    shows: 'a counted body and the request after it',
    of: 'request',
    bytes: `${POST}Content-Length: 3\r\n\r\nabc${NEXT}`,
    tells: [HEAD, 'Content-Length: 3', 'body abc', 'end', ...NEXT_TOLD],
  },
  {
    shows: 'a chunked body with trailers',
    of: 'request',
    bytes: `${CHUNKED}3\r\nabc\r\nA\r\n0123456789\r\n0\r\nX-Sum: 1\r\n\r\n${NEXT}`,
    tells: [...CHUNKED_HEAD, 'body abc0123456789', 'end', 'X-Sum: 1', ...NEXT_TOLD],
  },
  {
    shows: 'chunk extensions, blanks after a size, zeros before it',
    of: 'request',
    bytes: `${CHUNKED}3;name=value\r\nabc\r\n0002  \r\nde\r\n00\r\n\r\n`,
    tells: [...CHUNKED_HEAD, 'body abcde', 'end'],
  },
  {
    shows: 'a control character in a chunk extension',
    of: 'request',
    bytes: `${CHUNKED}1;\x01\r\na\r\n0\r\n\r\n`,
    by: 'chunkExtensions',
    tells: { all: [...CHUNKED_HEAD, 'body a', 'end'], checked: [...CHUNKED_HEAD, 'error HPE_STRICT at 49'] },
  },
  {
    shows: 'a chunk size that is no number',
    of: 'request',
    bytes: `${CHUNKED}xyz\r\n`,
    tells: [...CHUNKED_HEAD, 'error HPE_INVALID_CHUNK_SIZE at 47'],
  },
  {
    shows: 'a chunk longer than its size',
    of: 'request',
    bytes: `${CHUNKED}2\r\nabc\r\n`,
    by: 'chunkEnd',
    tells: {
      'line break': [...CHUNKED_HEAD, 'body ab', 'error HPE_STRICT at 52'],
      'any bytes': [...CHUNKED_HEAD, 'body ab', 'error HPE_INVALID_CHUNK_SIZE at 54'],
    },
  },
  {
    shows: 'chunked among other codings',
    of: 'request',
    bytes: `${POST}Transfer-Encoding: gzip, chunked\r\n\r\n1\r\na\r\n0\r\n\r\n`,
    by: 'chunkedWord',
    tells: {
      alone: [HEAD, 'Transfer-Encoding: gzip, chunked', 'end', 'error HPE_INVALID_METHOD at 53'],
      last: [HEAD, 'Transfer-Encoding: gzip, chunked', 'body a', 'end'],
      lastOfTokens: [HEAD, 'Transfer-Encoding: gzip, chunked', 'body a', 'end'],
    },
  },
  {
    shows: 'a coding that is not chunked',
    of: 'request',
    bytes: `${POST}Transfer-Encoding: gzip\r\n\r\n`,
    by: 'chunkedWord',
    tells: {
      alone: [HEAD, 'Transfer-Encoding: gzip', 'end'],
      last: [HEAD, 'Transfer-Encoding: gzip', 'error HPE_INVALID_TRANSFER_ENCODING at 44~'],
      lastOfTokens: [HEAD, 'Transfer-Encoding: gzip', 'error HPE_INVALID_TRANSFER_ENCODING at 44~'],
    },
  },
  {
    shows: 'two lengths',
    of: 'request',
    bytes: `${POST}Content-Length: 3\r\nContent-Length: 5\r\n\r\nabcde`,
    by: 'repeatedLength',
    tells: {
      lastCounts: [HEAD, 'Content-Length: 3', 'Content-Length: 5', 'body abcde', 'end'],
      refusedAtName: ['error HPE_UNEXPECTED_CONTENT_LENGTH at 49'],
      refusedAtDigit: ['error HPE_UNEXPECTED_CONTENT_LENGTH at 52'],
      refusedAtValue: ['error HPE_UNEXPECTED_CONTENT_LENGTH at 52'],
    },
  },
  {
    shows: 'a length, and a name that begins with its name',
    of: 'request',
    bytes: `${POST}Content-Length: 1\r\nContent-Length-X: 3\r\n\r\na`,
    by: 'repeatedLength',
    tells: {
      lastCounts: [HEAD, 'Content-Length: 1', 'Content-Length-X: 3', 'body a', 'end'],
      refusedAtName: ['error HPE_UNEXPECTED_CONTENT_LENGTH at 49'],
      refusedAtDigit: [HEAD, 'Content-Length: 1', 'Content-Length-X: 3', 'body a', 'end'],
      refusedAtValue: [HEAD, 'Content-Length: 1', 'Content-Length-X: 3', 'body a', 'end'],
    },
  },
  {
    shows: 'a length in trailers',
    of: 'request',
    bytes: `${CHUNKED}0\r\nContent-Length: 5\r\n\r\n${NEXT}`,
    tells: [...CHUNKED_HEAD, 'end', 'Content-Length: 5', ...NEXT_TOLD],
  },
  {
    shows: 'a length with more zeros than a number has digits',
    of: 'request',
    bytes: `${POST}Content-Length: ${'0'.repeat(30)}3\r\n\r\nabc`,
    tells: [HEAD, `Content-Length: ${'0'.repeat(30)}3`, 'body abc', 'end'],
  },
  {
    shows: 'a length after one in trailers',
    of: 'request',
    bytes: `${CHUNKED}0\r\nContent-Length: 2\r\n\r\n${POST}Content-Length: 0\r\n\r\n${NEXT}\r`,
    by: 'lengthStart',
    tells: {
      anew: [...CHUNKED_HEAD, 'end', 'Content-Length: 2', HEAD, 'Content-Length: 0', 'end', ...NEXT_TOLD],
      trailer: [...CHUNKED_HEAD, ...['end', 'Content-Length: 2', HEAD, 'Content-Length: 0', `body ${NEXT}\r`, 'end']],
    },
  },
  {
    shows: 'bytes above 127 in chunk sizes',
    of: 'request',
    bytes: `${CHUNKED}\xff1\r\na\r\n\x80\r\n\r\n`,
    by: 'chunkSizeBytes',
    tells: {
      aboveAscii: [...CHUNKED_HEAD, 'body a', 'end'],
      hexadecimal: [...CHUNKED_HEAD, 'error HPE_INVALID_CHUNK_SIZE at 47'],
    },
    if: { emptyChunkSize: 'refused' },
  },
  {
    shows: 'a chunk size without digits',
    of: 'request',
    bytes: `${CHUNKED}\r\n\r\n`,
    by: 'emptyChunkSize',
    tells: {
      refused: [...CHUNKED_HEAD, 'error HPE_INVALID_CHUNK_SIZE at 47'],
      zero: [...CHUNKED_HEAD, 'end'],
    },
  },
  {
    shows: 'a second coding',
    of: 'request',
    bytes: `${POST}Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip\r\n\r\n0\r\n\r\n`,
    by: 'repeatedCoding',
    tells: {
      keeps: [...CHUNKED_HEAD, 'Transfer-Encoding: gzip', 'end'],
      replaces: [...CHUNKED_HEAD, 'Transfer-Encoding: gzip', 'error HPE_INVALID_TRANSFER_ENCODING at 72~'],
    },
  },
  {
    shows: 'a CR for the dash of a framing header',
    of: 'request',
    bytes: `${POST}content\rlength: 3\r\n\r\nabc`,
    by: 'returnAsDash',
    tells: { true: [HEAD, 'content\rlength: 3', 'body abc', 'end'] },
  },
  {
    shows: 'a CR for the dash of keep-alive',
    of: 'request',
    bytes: 'GET / HTTP/1.0\r\nConnection: x, keep\ralive\r\n\r\n',
    by: 'returnAsDash',
    tells: { true: ['GET / HTTP/1.0 keep', 'Connection: x, keep\ralive', 'end'] },
  },
  {
    shows: 'a length beside chunks',
    of: 'request',
    bytes: `${POST}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n`,
    by: 'lengthBesideCoding',
    tells: {
      ignored: [HEAD, 'Content-Length: 4', 'Transfer-Encoding: chunked', 'body a', 'end'],
      refusedIfChunked: ['error HPE_UNEXPECTED_CONTENT_LENGTH at 66~'],
      refused: ['error HPE_UNEXPECTED_CONTENT_LENGTH at 66~'],
    },
  },
  {
    shows: 'a length beside another coding, in a response',
    of: 'response',
    bytes: 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: gzip\r\n\r\na',
    by: 'lengthBesideCoding',
    tells: {
      ignored: ['HTTP/1.1 200 OK keep', 'Content-Length: 1', 'Transfer-Encoding: gzip', 'body a', 'end'],
      refusedIfChunked: ['HTTP/1.1 200 OK keep', 'Content-Length: 1', 'Transfer-Encoding: gzip', 'body a', 'end'],
      refused: ['error HPE_UNEXPECTED_CONTENT_LENGTH at 63~'],
    },
  },
  {
    shows: 'an empty length',
    of: 'request',
    bytes: `${POST}Content-Length:\r\n\r\n`,
    by: 'emptyLength',
    tells: { zero: [HEAD, 'Content-Length: ', 'end'], refused: ['error HPE_INVALID_CONTENT_LENGTH at 34'] },
  },
  {
    shows: 'a length in the line after its name',
    of: 'request',
    bytes: `${POST}Content-Length:\r\n 1\r\n\r\na`,
    by: 'emptyValues',
    tells: {
      nothing: [HEAD, 'Content-Length: 1', 'end', 'error HPE_INVALID_METHOD at 40'],
      framing: [HEAD, 'Content-Length: 1', 'body a', 'end'],
    },
  },
  {
    shows: 'chunked twice',
    of: 'request',
    bytes: `${POST}Transfer-Encoding: chunked, chunked\r\n\r\n1\r\na\r\n0\r\n\r\n`,
    by: 'chunkedWord',
    tells: {
      alone: [HEAD, 'Transfer-Encoding: chunked, chunked', 'end', 'error HPE_INVALID_METHOD at 56'],
      last: [HEAD, 'Transfer-Encoding: chunked, chunked', 'body a', 'end'],
      lastOfTokens: [HEAD, 'Transfer-Encoding: chunked, chunked', 'error HPE_INVALID_TRANSFER_ENCODING at 55'],
    },
  },
  {
    shows: 'a length that goes on in the next line',
    of: 'request',
    bytes: `${POST}Content-Length: 1\r\n 2\r\n\r\na`,
    by: 'foldedLength',
    if: { foldedValues: 'kept', repeatedLength: 'lastCounts' },
    tells: { anew: ['error HPE_INVALID_CONTENT_LENGTH at 36'] },
  },
  {
    shows: 'a length, and nothing but a blank in the next line',
    of: 'request',
    bytes: `${POST}Content-Length: 1\r\n \r\n\r\na`,
    by: 'foldedLength',
    if: { foldedValues: 'kept', trailingBlanks: 'dropped' },
    tells: {
      anew: ['error HPE_UNEXPECTED_CONTENT_LENGTH at 36'],
      goesOn: [HEAD, 'Content-Length: 1', 'body a', 'end'],
    },
  },
  {
    shows: 'a blank within a length',
    of: 'request',
    bytes: `${POST}Content-Length: 1 0\r\n\r\n0123456789`,
    by: 'lengthBlanks',
    tells: {
      anywhere: [HEAD, 'Content-Length: 1 0', 'body 0123456789', 'end'],
      atEnd: ['error HPE_INVALID_CONTENT_LENGTH at 35'],
    },
  },
  {
    shows: 'a length that is no number',
    of: 'request',
    bytes: `${POST}Content-Length: +3\r\n\r\n`,
    tells: ['error HPE_INVALID_CONTENT_LENGTH at 33'],
  },
  {
    shows: 'a length of 2^64',
    of: 'request',
    bytes: `${POST}Content-Length: 18446744073709551616\r\n\r\n`,
    by: 'lengthOverflow',
    tells: {
      wraps: [HEAD, 'Content-Length: 18446744073709551616', 'end'],
      last: ['error HPE_INVALID_CONTENT_LENGTH at 52'],
      beforeLast: ['error HPE_INVALID_CONTENT_LENGTH at 52'],
      beyond: ['error HPE_INVALID_CONTENT_LENGTH at 53~'],
    },
  },
  {
    shows: 'a response without a length that keeps the connection',
    of: 'response',
    bytes: 'HTTP/1.1 200 OK\r\n\r\nuntil the end',
    by: 'unframedBody',
    tells: {
      ifClosing: ['HTTP/1.1 200 OK keep', 'end', 'error HPE_INVALID_CONSTANT at 19'],
      untilEnd: ['HTTP/1.1 200 OK close', 'body until the end', 'end'],
    },
  },
  {
    shows: 'a 204 has no body',
    of: 'response',
    bytes: 'HTTP/1.1 204 No\r\n\r\n',
    tells: ['HTTP/1.1 204 No keep', 'end'],
  },
  {
    shows: 'a 304 with a length waits for its body',
    of: 'response',
    bytes: 'HTTP/1.1 304 Same\r\nContent-Length: 2\r\n\r\n',
    tells: ['HTTP/1.1 304 Same keep', 'Content-Length: 2', 'open'],
  },
  {
    shows: 'a body that is cut short',
    of: 'response',
    bytes: 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc',
    tells: ['HTTP/1.1 200 OK keep', 'Content-Length: 5', 'body abc', 'open'],
  },
  {
    shows: 'close and keep-alive, by version',
    of: 'request',
    bytes: 'GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET / HTTP/1.1\r\nConnection: Close\r\n\r\n',
    tells: ['GET / HTTP/1.0 keep', 'Connection: keep-alive', 'end', 'GET / HTTP/1.1 close', 'Connection: Close', 'end'],
  },
  {
    shows: 'close among other words',
    of: 'request',
    bytes: 'GET / HTTP/1.1\r\nConnection: TE, close\r\n\r\n',
    by: 'connectionWords',
    tells: {
      alone: ['GET / HTTP/1.1 keep', 'Connection: TE, close', 'end'],
      list: ['GET / HTTP/1.1 close', 'Connection: TE, close', 'end'],
      looseList: ['GET / HTTP/1.1 close', 'Connection: TE, close', 'end'],
    },
  },
  {
    shows: 'close after an empty word',
    of: 'request',
    bytes: 'GET / HTTP/1.1\r\nConnection: ,close\r\n\r\n',
    by: 'connectionWords',
    tells: {
      alone: ['GET / HTTP/1.1 keep', 'Connection: ,close', 'end'],
      list: ['GET / HTTP/1.1 keep', 'Connection: ,close', 'end'],
      looseList: ['GET / HTTP/1.1 close', 'Connection: ,close', 'end'],
    },
  },
  {
    shows: 'close, and a line that goes on with its value',
    of: 'request',
    bytes: 'GET / HTTP/1.1\r\nConnection: close\r\n ,x\r\n\r\n',
    by: 'wordBeforeFold',
    tells: {
      counts: ['GET / HTTP/1.1 close', 'Connection: close… ,x', 'end'],
      'does not count': ['GET / HTTP/1.1 keep', 'Connection: close ,x', 'end'],
    },
  },
  {
    shows: 'close in the second line of a value',
    of: 'request',
    bytes: 'GET / HTTP/1.1\r\nConnection: x\r\n close\r\n\r\n',
    by: 'foldedWords',
    tells: {
      goOn: ['GET / HTTP/1.1 keep', 'Connection: x… close', 'end'],
      startAgain: ['GET / HTTP/1.1 close', 'Connection: x close', 'end'],
    },
  },
  {
    shows: 'a message after the last one',
    of: 'request',
    bytes: `GET / HTTP/1.1\r\nConnection: close\r\n\r\n\r\n${NEXT}`,
    by: 'afterClose',
    tells: {
      anything: ['GET / HTTP/1.1 close', 'Connection: close', 'end', ...NEXT_TOLD],
      nothing: ['GET / HTTP/1.1 close', 'Connection: close', 'end', 'error HPE_CLOSED_CONNECTION at 39'],
    },
  },
  {
    shows: 'Upgrade without Connection',
    of: 'request',
    bytes: 'GET / HTTP/1.1\r\nUpgrade: x\r\n\r\n',
    by: 'upgradeNeeds',
    tells: {
      header: ['GET / HTTP/1.1 keep upgrade', 'Upgrade: x', 'end', 'other protocol at 30'],
      headerAndConnection: ['GET / HTTP/1.1 keep', 'Upgrade: x', 'end'],
      status101: ['GET / HTTP/1.1 keep', 'Upgrade: x', 'end'],
    },
  },
  {
    shows: 'a body before another protocol',
    of: 'request',
    bytes: 'GET / HTTP/1.1\r\nUpgrade: x\r\nConnection: upgrade\r\nContent-Length: 2\r\n\r\nabrest',
    by: 'upgradeBody',
    whole: 'framed',
    tells: {
      none: [
        'GET / HTTP/1.1 keep upgrade',
        'Upgrade: x',
        'Connection: upgrade',
        'Content-Length: 2',
        'end',
        'other protocol at 70',
      ],
      framed: [
        ...['GET / HTTP/1.1 keep upgrade', 'Upgrade: x', 'Connection: upgrade', 'Content-Length: 2'],
        ...['body ab', 'end', 'other protocol at 72'],
      ],
    },
  },
  {
    shows: 'CONNECT',
    of: 'request',
    bytes: 'CONNECT a.b:443 HTTP/1.1\r\n\r\nrest',
    tells: ['CONNECT a.b:443 HTTP/1.1 keep upgrade', 'end', 'other protocol at 28'],
  },
]
