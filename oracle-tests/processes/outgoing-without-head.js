// releases: 0.10.48 0.11.14 0.12.18 iojs-2.4.0 iojs-3.3.1 4.9.1 6.17.1 8.0.0 8.17.0 9.0.0 9.11.2 10.0.0 10.24.1 11.15.0 12.0.0 12.22.12 14.21.3 16.20.2 18.20.8 20.20.2 22.23.5 24.22.3 26.12.1
// An OutgoingMessage that is neither a request nor a response has no head of its own: what its methods do then.
var http = require('http')
var calls = {
  _implicitHeader: function (m) { return m._implicitHeader() },
  'write nothing': function (m) { return m.write('') },
  write: function (m) { return m.write('x') },
  'write, write': function (m) { m.write('x'); return m.write('y') },
  end: function (m) { return m.end() === m },
  'end text': function (m) { return m.end('x') === m },
  flushHeaders: function (m) { return m.flushHeaders ? m.flushHeaders() : 'none' },
  'write, end': function (m) { m.write('x'); return m.end('y') === m }
}
function heardOf(heard) {
  Object.keys(calls).forEach(function (name) {
    var m = new http.OutgoingMessage(), log = []
    if (heard) m.on('error', function (e) { log.push('error ' + e.code) })
    try { log.push('gave ' + calls[name](m)) } catch (e) { log.push('threw ' + e.name + ' ' + e.code + (e.name === 'TypeError' ? '' : ' ' + e.message)) }
    log.push('head ' + (m._header === undefined ? 'none' : JSON.stringify(m._header)) + ', finished ' + m.finished + ', waiting ' + (m.outputSize === undefined ? m.output && m.output.length : m.outputSize))
    console.log((heard ? 'heard' : 'unheard') + ', ' + name + ': ' + log.join(', '))
  })
}
if (http.OutgoingMessage) { heardOf(true); heardOf(false) } else console.log('no class')
// What a program sees of a class of its own.
function Own() { http.OutgoingMessage.call(this) }
require('util').inherits(Own, http.OutgoingMessage)
Own.prototype._implicitHeader = function () { this._header = 'HEAD\r\n\r\n'; this._hasBody = true }
var own = new Own()
try { console.log('own: ' + own.write('x') + ' ' + JSON.stringify(own.outputData ? own.outputData.map(function (o) { return String(o.data) }) : own.output)) } catch (e) { console.log('own threw ' + e.message) }
