/** The manual of 0.10.4, on line 0.10. */

import * as is from './examples'
import { manual } from './manual'

manual({
  seed: '000',
  line: '0.10',
  checks: {
    example: [
      ['HTTP (introduction)', is.headersShape],
      ['response.writeHead(statusCode, [reasonPhrase], [headers])', is.writeHead],
      ['response.setHeader(name, value), examples', is.setHeader],
      ['response.getHeader(name), example', is.getHeader],
      ['response.removeHeader(name), example', is.removeHeader],
      ['response.addTrailers(headers)', is.addTrailers],
      ['http.request(options, callback)', is.post],
      ['http.get(options, callback)', is.get],
      ['Class: http.Agent', 'http.get(', is.agentRemove],
      ['Class: http.Agent', 'agent: false', is.agentFalse],
      ["Event: 'connect' (ClientRequest), example", is.connect],
      ["Event: 'upgrade' (ClientRequest), example", is.upgrade],
      ['message.headers, example', is.headersOfCurl],
      ['message.url, url.parse examples', is.urlParse],
    ],
    class: [
      ['Class: http.Server', is.server],
      ['Class: http.ServerResponse', is.serverResponse],
      ['Class: http.Agent', is.agent],

      ['Class: http.ClientRequest', is.clientRequest],
      ['http.IncomingMessage', is.incomingMessage],
    ],
  },
})
