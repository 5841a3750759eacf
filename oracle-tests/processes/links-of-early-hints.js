// Early hints: which characters a link may have in its target and in its parameters, and which values other headers.
// releases: 18.11.0 18.16.0 18.20.8 20.20.2 22.23.5 24.14.0 24.15.0 24.18.0 24.22.3 25.0.0 25.7.0 25.8.0 26.1.0 26.12.1
var http = require('http')
var CHARACTERS = ['\0', '\t', '\n', '\r', '\u000b', ' ', '"', ';', '<', '\u007f', '\u00a0', '\u00e9', '\u0100', '\u2028']

function outcome(hints) {
  var request = { method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1, headers: {} }
  var response = new http.ServerResponse(request)
  response._writeRaw = function () {}
  try {
    response.writeEarlyHints(hints)
    return 'taken'
  } catch (error) {
    return error.code
  }
}

CHARACTERS.forEach(function (character) {
  var name = JSON.stringify(character)
  console.log(name, 'in the target', outcome({ link: '<a' + character + 'b>; rel=preload' }))
  console.log(name, 'in a parameter', outcome({ link: '<a>; rel=pre' + character + 'load' }))
  console.log(name, 'in the second of two links', outcome({ link: ['<a>; rel=preload', '<b' + character + '>; rel=preload'] }))
  console.log(name, 'in another header', outcome({ link: '<a>; rel=preload', x: 'a' + character + 'b' }))
  console.log(name, 'in another name', outcome({ link: '<a>; rel=preload', ['a' + character + 'b']: 'x' }))
})
