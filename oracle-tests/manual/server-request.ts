/** What the first manual promises of the requests of a server; the programs are those of programs/server-request.js. */

import type { Row } from '../programs'
import type { Proof, SharedCheck } from './check'

const notes = (name: string, ...gives: Row[]): Proof => ({ program: `server-request.${name}`, gives })
const check = (kind: SharedCheck[0], heading: string, promise: string, name: string, ...gives: Row[]): SharedCheck => [
  kind,
  `request.${heading}`,
  promise,
  notes(name, ...gives),
  ['001'],
]

export const serverRequest: readonly SharedCheck[] = [
  check('property', 'method', '', 'method', ['PUT']),
  check('property', 'url', '', 'url', ['/status?name=ryan']),
  check('property', 'headers', '', 'headers', ['object', { 'x-one': '1', host: 'h' }]),
  check('property', 'httpVersion', 'the version', 'httpVersion', ['string', '1.0']),
  check('property', 'httpVersion', 'httpVersionMajor', 'httpVersionNumbers', ['number', 1, 'number', 0]),
  check('property', 'trailers', '', 'trailers', ['at first', '{}'], ['at the end', { 'x-sum': '7' }]),
  check('method', 'setEncoding', 'body encoding', 'setEncoding', ['string', 'é'], ['string', 'Ã'], ['string', '©']),
  check('promise', 'setEncoding', '', 'encodingDefault', ['object', 1], ['object', 1], ['string', 'é']),
  check('method', 'pause', '', 'pause', ['data', 'body'], ['end']),
  check('method', 'resume', '', 'resume', ['resume'], ['data', 'body'], ['end']),
  check('property', 'connection', '', 'connection', [true, '127.0.0.1']),
  check('promise', 'connection', 'over HTTPS', 'overTls', [
    'encrypted',
    true,
    'verifyPeer',
    'undefined',
    'getPeerCertificate',
    'function',
  ]),
]
