/** What the first manual promises of the response that a client gets; the programs are those of programs/client-response.js. */

import type { Row } from '../programs'
import type { Proof, SharedCheck } from './check'

const notes = (name: string, ...gives: Row[]): Proof => ({ program: `client-response.${name}`, gives })

export const clientResponses: readonly SharedCheck[] = [
  [
    'method',
    'response.pause() (ClientResponse',
    '',
    notes('pause', ['one read', 'onetwo', 'end', true], ['two reads', 'one', 'end', false]),
  ],
  ['method', 'response.resume() (ClientResponse', '', notes('pauseResume', ['paused', 'one'], ['end', 'onetwo'])],
  [
    'method',
    'response.setEncoding(encoding=null) (ClientResponse',
    '',
    notes(
      'encodings',
      ['none', ['bytes 4', 'bytes 4']],
      ['utf8', ['caf', '\u00e9one']],
      ['ascii', ['caf\ufffd', '\ufffdone']],
      ['base64', ['Y2Fmww==', 'qW9uZQ==']],
      ['null', ['caf', '\u00e9one']],
    ),
  ],
  ['property', 'response.headers (ClientResponse', '', notes('headers', ['yes, again', ['a'], '2', 'object'])],
  ['property', 'response.httpVersion (ClientResponse', '', notes('version', ['1.1', 1, 1], ['1.0', 1, 0])],
  ['property', 'response.statusCode (ClientResponse', '', notes('status', [203, 'number'])],
  ['property', 'response.trailers (ClientResponse', '', notes('trailers', ['at the end', { 'x-after': 'yes' }])],
]
