/** The manual of 0.4.8, on line 0.4. */

import * as is from './examples'
import { manual } from './manual'

manual({
  seed: '001',
  line: '0.4',
  checks: {
    example: [
      ['HTTP (introduction)', is.headersShape],
      ['request.url, url.parse example', is.urlParse],
      ['response.writeHead(statusCode, [reasonPhrase], [headers])', is.writeHead],
      ['response.setHeader(name, value), examples', is.setHeader],
      ['response.getHeader(name), example', is.getHeader],
      ['response.removeHeader(name), example', is.removeHeader],
      ['response.addTrailers(headers)', is.addTrailers],
      ['http.request(options, callback)', is.post],
      ['http.get(options, callback)', is.get],
      ["Event: 'upgrade' (agent), example", is.upgradeOnAgent],
      ['http.ClientRequest, good and bad examples', is.lateListener],
    ],
    class: [
      ['http.Server', is.server],
      ['http.ServerRequest', is.serverRequest],
      ['http.ServerResponse', is.serverResponse],
      ['http.ClientRequest', is.clientRequest],
      ['http.ClientResponse', is.clientResponse],
    ],
    promise: [
      ["Event: 'request'", 'request is an http.ServerRequest', is.serverRequest],
      ['http.ClientRequest', 'the argument is an http.ClientResponse', is.clientResponse],
    ],
  },
})
