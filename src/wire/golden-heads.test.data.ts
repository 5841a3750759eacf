/**
 * Golden cases of heads: bytes, and what a parser tells of them, by the behaviour that decides. Read as documentation:
 * each case shows one leniency, with the value of the behaviour that has it.
 */

import type { Wire } from './flags'

type Choice = { [K in keyof Wire]: Wire[K] extends string | boolean | number ? K : never }[keyof Wire]

export interface Golden {
  /** What it shows. */
  shows: string
  of: 'request' | 'response'
  bytes: string
  /** The behaviour whose value decides, if any. */
  by?: Choice
  /**
   * What is told: always, or by value of that behaviour. A head as its first line and its header lines, then `body`
   * with its text, `end` with trailer lines, `error` with code and offset; `open` if the parser waits for more. An
   * offset with `~` is one less where faults are told before their bytes; `…` is where a folded value was put together.
   */
  tells: string[] | Partial<Record<string, string[]>>
  /** The value of that behaviour under which it goes by how the bytes are cut; this is told of the whole ones. */
  whole?: string
  /** The other behaviours that must have these values for the case to hold. */
  if?: Partial<Record<Choice, string | boolean>>
}

const GET = 'GET / HTTP/1.1\r\n'
const HEAD = 'GET / HTTP/1.1 keep'
const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n'

export const heads: Golden[] = [
  {
    shows: 'a plain request',
    of: 'request',
    bytes: 'GET /a?b=c HTTP/1.1\r\nHost: h\r\nAccept: */*\r\n\r\n',
    tells: ['GET /a?b=c HTTP/1.1 keep', 'Host: h', 'Accept: */*', 'end'],
  },
  {
    shows: 'a plain response',
    of: 'response',
    bytes: `${OK}Server: s\r\n\r\n`,
    tells: ['HTTP/1.1 200 OK keep', 'Content-Length: 0', 'Server: s', 'end'],
  },
  {
    shows: 'requests one after another',
    of: 'request',
    bytes: `${GET}A: 1\r\n\r\n${GET}A: 1\r\n\r\n${GET}A: 1\r\n\r\n${GET}A: 2\r\nB: 3\r\n\r\n${GET}\r\n`,
    tells: [HEAD, 'A: 1', 'end', HEAD, 'A: 1', 'end', HEAD, 'A: 1', 'end', HEAD, 'A: 2', 'B: 3', 'end', HEAD, 'end'],
  },
  {
    shows: 'empty lines before a message',
    of: 'request',
    bytes: `\r\n\n\r\n${GET}\r\n`,
    tells: [HEAD, 'end'],
  },
  { shows: 'lines that LF alone ends', of: 'request', bytes: 'GET / HTTP/1.1\nA: b\n\n', tells: [HEAD, 'A: b', 'end'] },
  {
    shows: 'a method that nobody knows',
    of: 'request',
    bytes: 'BREW / HTTP/1.1\r\n\r\n',
    by: 'iceProtocol',
    tells: { false: ['error HPE_INVALID_METHOD at 0'] },
    if: { versionDigits: 'many' },
  },
  {
    shows: 'a method in small letters',
    of: 'request',
    bytes: 'get / HTTP/1.1\r\n\r\n',
    tells: ['error HPE_INVALID_METHOD at 0'],
  },
  {
    shows: 'bytes above 127 in a target',
    of: 'request',
    bytes: 'GET /\xe9\xe8 HTTP/1.1\r\n\r\n',
    by: 'targetBytes',
    if: { headerCharset: 'latin1' },
    tells: { narrow: ['error HPE_INVALID_URL at 5'], wide: ['GET /\xe9\xe8 HTTP/1.1 keep', 'end'] },
  },
  {
    shows: 'a tab in a target',
    of: 'request',
    bytes: 'GET /a\tb HTTP/1.1\r\n\r\n',
    by: 'targetBytes',
    tells: {
      narrow: ['error HPE_INVALID_URL at 6'],
      aboveAscii: ['error HPE_INVALID_URL at 6'],
      wide: ['GET /a\tb HTTP/1.1 keep', 'end'],
      wideButBar: ['GET /a\tb HTTP/1.1 keep', 'end'],
    },
  },
  {
    shows: 'a bar in a target',
    of: 'request',
    bytes: 'GET /a|b HTTP/1.1\r\n\r\n',
    by: 'targetBytes',
    tells: {
      narrow: ['GET /a|b HTTP/1.1 keep', 'end'],
      aboveAscii: ['GET /a|b HTTP/1.1 keep', 'end'],
      wide: ['GET /a|b HTTP/1.1 keep', 'end'],
      wideButBar: ['error HPE_INVALID_URL at 6'],
    },
  },
  {
    shows: 'a blank in a target',
    of: 'request',
    bytes: 'GET /a b HTTP/1.1\r\n\r\n',
    tells: ['error HPE_INVALID_CONSTANT at 7'],
  },
  {
    shows: 'a target with a scheme',
    of: 'request',
    bytes: 'GET http://a.b:81/c?d#e HTTP/1.1\r\n\r\n',
    tells: ['GET http://a.b:81/c?d#e HTTP/1.1 keep', 'end'],
  },
  {
    shows: 'a user in a target',
    of: 'request',
    bytes: 'GET http://u@h/ HTTP/1.1\r\n\r\n',
    by: 'targetHosts',
    tells: {
      plain: ['error HPE_INVALID_URL at 12'],
      namesAndNumbers: ['error HPE_INVALID_URL at 12'],
      withUser: ['GET http://u@h/ HTTP/1.1 keep', 'end'],
    },
  },
  {
    shows: 'an underscore in a host',
    of: 'request',
    bytes: 'GET http://a_b/ HTTP/1.1\r\n\r\n',
    by: 'targetHosts',
    tells: {
      plain: ['error HPE_INVALID_URL at 12'],
      namesAndNumbers: ['GET http://a_b/ HTTP/1.1 keep', 'end'],
      withUser: ['GET http://a_b/ HTTP/1.1 keep', 'end'],
    },
  },
  {
    shows: 'a scheme with nothing after its slashes',
    of: 'request',
    bytes: 'GET http:// HTTP/1.1\r\n\r\n',
    by: 'emptyHost',
    if: { targetHosts: 'withUser' },
    tells: { false: ['error HPE_INVALID_URL at 11'], true: ['GET http:// HTTP/1.1 keep', 'end'] },
  },
  {
    shows: 'a request line without a version, as before HTTP/1.0',
    of: 'request',
    bytes: 'GET /old\r\n\r\n',
    tells: ['GET /old HTTP/0.9 close', 'end'],
  },
  {
    shows: 'another word for HTTP',
    of: 'request',
    bytes: 'GET / HTTX/1.1\r\n\r\n',
    by: 'protocolWord',
    tells: { exact: ['error HPE_INVALID_CONSTANT at 9'], firstLetter: [HEAD, 'end'] },
  },
  {
    shows: 'ICE for HTTP, with its method',
    of: 'request',
    bytes: 'SOURCE /live ICE/1.0\r\n\r\n',
    by: 'iceProtocol',
    tells: { true: ['SOURCE /live HTTP/1.0 close', 'end'] },
  },
  {
    shows: 'a version with two digits',
    of: 'request',
    bytes: 'GET / HTTP/1.10\r\n\r\n',
    by: 'versionDigits',
    tells: { many: ['GET / HTTP/1.10 keep', 'end'], one: ['error HPE_INVALID_VERSION at 14'] },
  },
  {
    shows: 'a request of version 0.9 by name',
    of: 'request',
    bytes: 'GET / HTTP/0.9\r\n\r\n',
    by: 'zeroMajorRequest',
    tells: { false: ['error HPE_INVALID_VERSION at 11'], true: ['GET / HTTP/0.9 close', 'end'] },
  },
  {
    shows: 'a response of version 0.9',
    of: 'response',
    bytes: 'HTTP/0.9 200 OK\r\nContent-Length: 0\r\n\r\n',
    by: 'zeroMajorResponse',
    tells: { false: ['error HPE_INVALID_VERSION at 5'], true: ['HTTP/0.9 200 OK close', 'Content-Length: 0', 'end'] },
  },
  {
    shows: 'two blanks before the status code',
    of: 'response',
    bytes: 'HTTP/1.1  200 OK\r\nContent-Length: 0\r\n\r\n',
    by: 'statusCode',
    tells: {
      'digits needed': ['HTTP/1.1 200 OK keep', 'Content-Length: 0', 'end'],
      'may be missing': ['HTTP/1.1 0 200 OK keep', 'Content-Length: 0', 'end'],
    },
  },
  {
    shows: 'a status code of four digits',
    of: 'response',
    bytes: 'HTTP/1.1 1234 Four\r\n\r\n',
    by: 'faultOffset',
    tells: { at: ['error HPE_INVALID_STATUS at 12'], past: ['error HPE_INVALID_STATUS at 13'] },
  },
  {
    shows: 'a CR in a status line without its LF',
    of: 'response',
    bytes: 'HTTP/1.1 200 OK\rXContent-Length: 0\r\n\r\n',
    by: 'afterCarriageReturn',
    tells: {
      'line feed': ['error HPE_STRICT at 16'],
      'any byte': ['HTTP/1.1 200 OK keep', 'Content-Length: 0', 'end'],
    },
  },
  {
    shows: 'blanks around a value',
    of: 'request',
    bytes: `${GET}A:  b \t\r\n\r\n`,
    by: 'trailingBlanks',
    tells: { kept: [HEAD, 'A: b \t', 'end'], dropped: [HEAD, 'A: b', 'end'] },
  },
  { shows: 'an empty value', of: 'request', bytes: `${GET}A:\r\nB: \r\n\r\n`, tells: [HEAD, 'A: ', 'B: ', 'end'] },
  { shows: 'a blank before the colon', of: 'request', bytes: `${GET}A : b\r\n\r\n`, tells: [HEAD, 'A : b', 'end'] },
  {
    shows: 'a blank before the colon of a line that frames',
    of: 'request',
    bytes: `${GET}Content-Length : 0\r\n\r\n`,
    by: 'framingNames',
    tells: { blanks: [HEAD, 'Content-Length : 0', 'end'], noBlank: ['error HPE_INVALID_HEADER_TOKEN at 31'] },
  },
  {
    shows: 'quotes in a name',
    of: 'request',
    bytes: `${GET}"A": b\r\n\r\n`,
    by: 'headerNameExtras' as never,
    tells: { '"/}': [HEAD, '"A": b', 'end'], '': ['error HPE_INVALID_HEADER_TOKEN at 16'] },
  },
  {
    shows: 'no name at all',
    of: 'request',
    bytes: `${GET}: b\r\n\r\n`,
    by: 'emptyHeaderNames',
    tells: { false: ['error HPE_INVALID_HEADER_TOKEN at 16'], true: [HEAD, ': b', 'end'] },
  },
  {
    shows: 'a line without a colon',
    of: 'request',
    bytes: `${GET}no\r\nA: b\r\n\r\n`,
    by: 'colonlessLines',
    tells: { glued: [HEAD, 'noA: b', 'end'], refused: ['error HPE_INVALID_HEADER_TOKEN at 18'] },
  },
  {
    shows: 'a bell in a value',
    of: 'request',
    bytes: `${GET}A: b\x07\r\n\r\n`,
    by: 'headerValueBytes',
    tells: {
      all: [HEAD, 'A: b\x07', 'end'],
      checkedSecond: ['error HPE_INVALID_HEADER_TOKEN at 20'],
      checkedButFirst: ['error HPE_INVALID_HEADER_TOKEN at 20'],
      checked: ['error HPE_INVALID_HEADER_TOKEN at 20'],
    },
  },
  {
    shows: 'a bell as the first byte of a value',
    of: 'request',
    bytes: `${GET}A: \x07\r\n\r\n`,
    by: 'headerValueBytes',
    tells: {
      all: [HEAD, 'A: \x07', 'end'],
      checkedSecond: [HEAD, 'A: \x07', 'end'],
      checkedButFirst: [HEAD, 'A: \x07', 'end'],
      checked: ['error HPE_INVALID_HEADER_TOKEN at 19'],
    },
  },
  {
    shows: 'a bell in a folded line',
    of: 'request',
    bytes: `${GET}A: b\r\n c\x07\r\n\r\n`,
    by: 'headerValueBytes',
    whole: 'checkedSecond',
    tells: {
      all: [HEAD, 'A: b… c\x07', 'end'],
      checkedSecond: [HEAD, 'A: b c\x07', 'end'],
      checkedButFirst: ['error HPE_INVALID_HEADER_TOKEN at 24'],
      checked: ['error HPE_INVALID_HEADER_TOKEN at 24'],
    },
  },
  {
    shows: 'a CR in a value',
    of: 'request',
    bytes: `${GET}A: b\rc\r\n\r\n`,
    by: 'valueLineFeed',
    if: { colonlessLines: 'glued' },
    tells: { needed: ['error HPE_LF_EXPECTED at 21'], 'any byte': [HEAD, 'A: b', 'end'] },
  },
  {
    shows: 'bytes above 127 in a value',
    of: 'request',
    bytes: `${GET}A: \xc3\xa9\r\n\r\n`,
    by: 'headerCharset',
    tells: { utf8: [HEAD, 'A: é', 'end'], latin1: [HEAD, 'A: Ã©', 'end'] },
  },
  {
    shows: 'a folded value',
    of: 'request',
    bytes: `${GET}A: one\r\n  two\r\n\tthree\r\nB: c\r\n\r\n`,
    by: 'foldedValues',
    tells: { joined: [HEAD, 'A: onetwothree', 'B: c', 'end'], kept: [HEAD, 'A: one  two\tthree', 'B: c', 'end'] },
  },
  {
    shows: 'a tab in a list of Connection',
    of: 'request',
    bytes: GET + 'Connection: x,\tclose\r\n\r\n',
    by: 'connectionWords',
    if: { returnAsDash: false },
    tells: {
      alone: [HEAD, 'Connection: x,\tclose', 'end'],
      list: [HEAD, 'Connection: x,\tclose', 'end'],
      looseList: ['GET / HTTP/1.1 close', 'Connection: x,\tclose', 'end'],
    },
  },
  {
    shows: 'a part of a known word in a list of Connection',
    of: 'request',
    bytes: GET + 'Connection: keep-al, close\r\n\r\n',
    by: 'connectionWords',
    tells: {
      alone: [HEAD, 'Connection: keep-al, close', 'end'],
      list: [HEAD, 'Connection: keep-al, close', 'end'],
      looseList: ['GET / HTTP/1.1 close', 'Connection: keep-al, close', 'end'],
    },
  },
  {
    shows: 'a whole word of Connection before a line that goes on',
    of: 'request',
    bytes: GET + 'Connection: keep-alive\r\n close\r\n\r\n',
    by: 'foldedWords',
    tells: {
      goOn: [HEAD, 'Connection: keep-alive…close', 'end'],
      startAgain: [HEAD, 'Connection: keep-alive…close', 'end'],
    },
  },
  {
    shows: 'a word of Connection that runs on before a line that goes on',
    of: 'request',
    bytes: GET + 'Connection: keep-alivex, y\r\n close\r\n\r\n',
    by: 'foldedWords',
    tells: {
      goOn: [HEAD, 'Connection: keep-alivex, y…close', 'end'],
      startAgain: [HEAD, 'Connection: keep-alivex, y…close', 'end'],
    },
  },
  {
    shows: 'a framing name without a colon, and a line that goes on',
    of: 'request',
    bytes: GET + 'Connection\r\n close\r\n\r\n',
    if: { colonlessLines: 'glued' },
    by: 'foldedValues',
    tells: {
      joined: ['GET / HTTP/1.1 close', 'Connection: close', 'end'],
      kept: [HEAD, 'Connection:  close', 'end'],
    },
  },
  {
    shows: 'brackets with nothing in them',
    of: 'request',
    bytes: 'GET http://[] HTTP/1.1\r\n\r\n',
    by: 'targetHosts',
    tells: {
      plain: ['error HPE_INVALID_URL at 11'],
      namesAndNumbers: ['error HPE_INVALID_URL at 12'],
      withUser: ['GET http://[] HTTP/1.1 keep', 'end'],
    },
  },
]
