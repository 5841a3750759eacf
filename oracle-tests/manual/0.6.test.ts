/**
 * The manual of 0.6 is not among the five. It still shows the old callbacks of an upgraded socket, with the upgrade
 * heard on the request, and shares the other examples with the manual before it.
 */

import t from 'tap'
import { run } from '../programs'
import type { Proof } from './check'
import * as is from './examples'
import { nameOf } from './manual'

const shows: readonly [string, Proof][] = [
  ["Event: 'upgrade', socket.ondata", is.upgradeByOndata],
  ['the headers object', is.headersShape],
  ['request.url', is.urlParse],
  ['response.writeHead', is.writeHead],
  ['response.setHeader', is.setHeader],
  ['response.getHeader', is.getHeader],
  ['response.removeHeader', is.removeHeader],
  ['response.addTrailers', is.addTrailers],
  ['http.request', is.post],
  ['http.get', is.get],
  ['http.ClientRequest, good and bad', is.lateListener],
  ['http.ServerRequest', is.serverRequest],
  ['http.ClientResponse', is.clientResponse],
]
for (const [name, proof] of shows) {
  t.test(name, async t => t.same(await run(...nameOf(proof), '0.6'), proof.gives))
}
