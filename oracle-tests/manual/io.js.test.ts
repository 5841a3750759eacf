/** The manual of io.js, on line io.js. */

import * as is from './examples'
import { manual } from './manual'

manual({
  seed: '004',
  line: 'io.js',
  checks: {
    example: [
      ['HTTP (introduction)', is.headersShape],
      ['HTTP (introduction), rawHeaders example', is.rawHeadersTwoLengths],
      ['response.writeHead(statusCode[, statusMessage][, headers])', is.writeHead],
      ['response.setHeader(name, value), examples', is.setHeader],
      ['response.getHeader(name), example', is.getHeader],
      ['response.removeHeader(name), example', is.removeHeader],
      ['response.addTrailers(headers)', is.addTrailers],
      ['http.request(options[, callback])', is.postForm],
      ['http.get(options[, callback])', is.get],
      ['Class: http.Agent', 'http.get(', is.agentRemove],
      ['Class: http.Agent', 'agent: false', is.agentFalse],
      ['new Agent([options])', is.agentKeepAlive],
      ["Event: 'connect' (ClientRequest), example", is.connect],
      ["Event: 'upgrade' (ClientRequest), example", is.upgrade],
      ['message.headers, example', is.headersOfCurl],
      ['message.rawHeaders, example', is.rawHeaders],
      ['message.url, url.parse examples', is.urlParse],
    ],
    class: [
      ['Class: http.Server', is.server],
      ['Class: http.ServerResponse', is.serverResponse],
      ['Class: http.Agent', is.agent],
      ['new Agent([options])', is.newAgent],
      ['Class: http.ClientRequest', is.clientRequest],
      ['http.IncomingMessage', is.incomingMessage],
    ],
  },
})
