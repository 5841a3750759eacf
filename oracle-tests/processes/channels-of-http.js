// releases: 12.22.12 14.16.1 14.17.1 14.21.3 15.0.1 15.1.0 16.16.0 16.17.0 16.20.2 17.0.0 18.5.0 18.6.0 18.20.8 20.15.0 20.16.0 20.17.0 20.20.2 21.0.0 22.1.0 22.4.0 22.5.0 22.6.0 22.7.0 22.11.0 22.12.0 22.23.5 23.0.0 23.1.0 23.2.0 24.22.3 26.12.1
// What http publishes on diagnostics channels: names, their order among the events, and what the messages carry.
var http = require('http'), channels, words = []
try { channels = require('diagnostics_channel') } catch (e) { channels = { channel: function () { return { subscribe: function () {} } } } }
var names = ['http.client.request.created', 'http.client.request.start', 'http.client.request.error', 'http.client.request.bodyChunkSent', 'http.client.request.bodySent', 'http.client.response.finish',
  'http.client.response.bodyChunkReceived', 'http.client.response.bodyReceived', 'http.server.request.start', 'http.server.request.finish', 'http.server.response.created', 'http.server.response.start', 'http.server.response.finish']
function kind(value) {
  if (value instanceof Error) return value.code || value.message
  var name = value && value.constructor && value.constructor.name
  return typeof value === 'object' ? name : value
}
names.forEach(function (name) {
  channels.channel(name).subscribe(function (message, on) {
    words.push(on + ' {' + Object.keys(message).map(function (key) { return key + ': ' + kind(message[key]) }).join(', ') + '}' +
      (message.request && name.indexOf('client') > 0 ? ' ' + [message.request.path, !!message.request.socket, message.request.headersSent, message.request.finished].join() : '') +
      (message.response && name.indexOf('server') > 0 ? ' ' + [message.response.headersSent, message.response.writableFinished, message.response.destroyed].join() : ''))
  })
})
function listen(it, who, events) { events.forEach(function (e) { it.on(e, function () { words.push(who + ' ' + e) }) }) }
var server = http.createServer(function (req, res) {
  words.push('request')
  listen(res, 'res', ['prefinish', 'finish', 'close'])
  if (req.url === '/cut') return req.socket.destroy()
  req.resume()
  res.end('ok')
}).listen(0, '127.0.0.1', function () {
  var cases = ['/get', '/post', '/cut', '/refused', '/aborted']
  ;(function next() {
    var path = cases.shift()
    if (!path) process.exit()
    words = []
    var req = http.request({ host: '127.0.0.1', port: path === '/refused' ? 1 : server.address().port, path: path, method: path === '/post' ? 'POST' : 'GET', agent: false })
    words.push('made')
    listen(req, 'req', ['socket', 'finish', 'error', 'close', 'response'])
    req.on('response', function (res) { listen(res, 'answer', ['end', 'close']); res.resume() })
    req.end(path === '/post' ? 'body' : undefined)
    words.push('ended')
    if (path === '/aborted') req.destroy()
    setTimeout(function () { console.log(path); words.forEach(function (word) { console.log('  ' + word) }); next() }, 60)
  })()
})
