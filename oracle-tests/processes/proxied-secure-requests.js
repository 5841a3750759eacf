// What an agent of https with proxyEnv asks its proxy for, what becomes of each answer, and proxies that are secure themselves.
// releases: 20.20.2 22.20.0 22.21.0 22.23.5 24.4.1 24.5.0 24.22.3 26.12.1
process.removeAllListeners('warning')
var http = require('http'), https = require('https'), net = require('net'), tls = require('tls'), party = require('../https/party.js')
var proxyPort, securePort, originPort, plainPort, steps = [], seen = [], answer, proxies = 0, sockets = []
function hide(text) {
  return String(text).split(':' + proxyPort).join(':PROXY').split(':' + securePort).join(':SECURE').split(':' + originPort).join(':ORIGIN').split(':' + plainPort).join(':PLAIN').split(', port ' + originPort).join(', port ORIGIN')
}
function onProxy(socket) {
  var text = '', number = ++proxies, open = false
  sockets.push(socket)
  socket.on('error', function () {})
  socket.on('data', function (chunk) {
    if (open) return
    text += chunk.toString('latin1')
    var end = text.indexOf('\r\n\r\n')
    if (end < 0) return
    seen.push('proxy ' + number + ': ' + hide(text.slice(0, end)).split('\r\n').join(' | ') + (text.length > end + 4 ? ' and more' : ''))
    open = true
    if (/^CONNECT/.test(text)) answer(socket, text.split(' ')[1])
    else socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok')
  })
}
// Whatever is asked without a proxy finds no name but that of this host.
function lookup(name, options, callback) {
  if (name !== 'localhost') return callback(Object.assign(new Error('looked up'), { code: 'ENOTFOUND' }))
  if (options.all) callback(null, [{ address: '127.0.0.1', family: 4 }])
  else callback(null, '127.0.0.1', 4)
}
// The tunnel, whatever name it was asked for.
function tunnel(head) {
  return function (socket) {
    var end = net.connect(originPort, '127.0.0.1', function () {
      socket.write(head)
      socket.pipe(end)
      end.pipe(socket)
    })
    sockets.push(end)
    end.on('error', function () {})
  }
}
var ok = 'HTTP/1.1 200 Connection established\r\n\r\n'
function says() {
  var parts = Array.prototype.slice.call(arguments)
  return function (socket) {
    (function next() {
      if (!parts.length) return
      var part = parts.shift()
      if (part === null) return socket.end()
      if (part === undefined) return socket.destroy()
      if (part === 'reset') return socket.resetAndDestroy()
      socket.write(part, 'latin1')
      setTimeout(next, 20)
    })()
  }
}
function step(title, options) { steps.push([title, options]) }
function url(more) { return 'http://' + (more || '') + '127.0.0.1:' + proxyPort }
function secureUrl(more) { return 'https://' + (more || '') + '127.0.0.1:' + securePort }
function told(e) {
  var more = Object.keys(e).filter(function (key) { return !/^(code|library|function|reason|stack)$/.test(key) }).map(function (key) { return key + ' ' + (typeof e[key] === 'object' ? 'object' : e[key]) })
  return /^ERR_SSL/.test(e.code) ? 'of TLS' : [e.name, e.code, e.message.replace(/;.*/, '')].concat(more).join(', ')
}
function run() {
  var one = steps.shift()
  if (!one) return process.exit(0)
  var title = one[0], options = one[1] || {}, agent, over = false, again = options.twice, mod = options.plain ? http : https
  if (options.trust) process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
  answer = options.answer || tunnel(ok)
  proxies = 0
  seen = []
  function done(word) {
    if (over) return seen.push('also ' + word)
    over = true
    setTimeout(function () {
      console.log(title + ': ' + hide(word))
      seen.forEach(function (line) { console.log('  ' + hide(line)) })
      if (agent) agent.destroy()
      sockets.splice(0).forEach(function (socket) { socket.destroy() })
      setTimeout(run, 10)
    }, options.wait || 30)
  }
  try {
    var made = { proxyEnv: options.env || { HTTPS_PROXY: url() }, rejectUnauthorized: false }
    for (var key in options.agent) made[key] = options.agent[key]
    agent = new mod.Agent(made)
    agent.on('free', function () { seen.push('free') })
  } catch (e) { return done('Agent threw ' + told(e)) }
  function ask() {
    var asked = { host: 'localhost', port: originPort, path: '/p?q=1', agent: agent, lookup: lookup }, req
    for (var key in options.asked) asked[key] = options.asked[key]
    try {
      req = mod.request(asked)
      if (options.use) options.use(req)
      req.end(options.body)
    } catch (e) { return done('threw ' + told(e)) }
    req.on('error', function (e) { done('error ' + told(e)) })
    req.on('timeout', function () { done('timeout') })
    req.on('close', function () { seen.push('close of the request') })
    req.on('socket', function (socket) {
      seen.push('socket ' + socket.constructor.name + ' ' + socket.servername + ' ' + socket.authorized)
    })
    req.on('response', function (res) {
      var body = ''
      res.on('data', function (chunk) { body += chunk })
      res.on('end', function () {
        var word = 'path ' + req.path + ', ' + res.statusCode + ' ' + body + ', reused ' + req.reusedSocket
        if (again) { again = false; seen.push('again'); return setTimeout(ask, 30) }
        word += ', names ' + Object.keys(agent.freeSockets).concat(Object.keys(agent.sockets)).join(' ').replace(/-----B[^]*E-----/, 'CA')
        done(word)
      })
    })
  }
  ask()
  if (options.limit) setTimeout(function () { over || done('nothing comes of it') }, options.limit)
}
function listener(req, res) {
  seen.push('origin: ' + req.method + ' ' + req.url + ' | ' + req.rawHeaders.join(' ') + ' | to ' + (req.socket.servername || 'nobody'))
  res.end('ok')
}
function listening(servers, then) {
  var server = servers.shift()
  if (!server) return then()
  server.listen(0, '127.0.0.1', function () { listening(servers, then) })
}
var keys = { key: party.key, cert: party.cert }
var proxy = net.createServer(onProxy), secure = tls.createServer(keys, onProxy), origin = https.createServer(keys, listener), plain = http.createServer(listener)
secure.on('tlsClientError', function () {})
listening([proxy, secure, origin, plain], function () {
  proxyPort = proxy.address().port
  securePort = secure.address().port
  originPort = origin.address().port
  plainPort = plain.address().port
  step('HTTPS_PROXY')
  step('https_proxy', { env: { https_proxy: url(), HTTPS_PROXY: 'http://127.0.0.1:1' } })
  step('HTTP_PROXY', { env: { HTTP_PROXY: url() } })
  step('credentials', { env: { HTTPS_PROXY: url('user:p%40w@') } })
  step('credentials and keepAlive', { env: { HTTPS_PROXY: url('user@') }, agent: { keepAlive: true } })
  step('line break in credentials', { env: { HTTPS_PROXY: url('user:a%0D%0Ab@') } })
  step('keepAlive', { agent: { keepAlive: true }, twice: true })
  step('keepAlive false', { agent: { keepAlive: false }, twice: true })
  step('headers', { asked: { headers: { 'X-A': 'b', 'Proxy-Authorization': 'mine' } } })
  step('own host', { asked: { headers: { Host: 'b.example' } } })
  step('an address', { asked: { host: '127.0.0.1' } })
  step('name and no port', { asked: { host: 'a.example', port: undefined } })
  step('large name', { asked: { host: 'A.Example', port: 1 } })
  step('IPv6', { asked: { host: '::1' } })
  step('IPv6 in brackets', { asked: { host: '[::1]' } })
  step('odd name', { asked: { host: 'a b' } })
  step('line break in the name', { asked: { host: 'a\r\nX: y' } })
  step('line break in the name and own host', { asked: { host: 'a\r\nX: y', headers: { Host: 'a' } } })
  step('servername', { asked: { servername: 'c.example' } })
  step('absolute path', { asked: { path: 'https://c.example/' } })
  step('NO_PROXY', { env: { HTTPS_PROXY: url(), NO_PROXY: 'localhost' } })
  step('socketPath', { asked: { socketPath: '/nowhere/x' } })
  step('body', { asked: { method: 'POST' }, body: 'abc' })
  step('certificates are looked at', { agent: { rejectUnauthorized: true } })
  step('ca', { agent: { rejectUnauthorized: true, ca: party.cert } })
  step('proxy is away', { env: { HTTPS_PROXY: 'http://127.0.0.1:1' } })
  step('createConnection of the request', { asked: { createConnection: function () { seen.push('called'); return tls.connect({ port: originPort, host: '127.0.0.1', rejectUnauthorized: false }) } } })
  // Answers.
  step('201', { answer: tunnel('HTTP/1.1 201 Yes\r\n\r\n') })
  step('200 with headers', { answer: tunnel('HTTP/1.1 200 OK\r\nA: b\r\nContent-Length: 5\r\n\r\n') })
  step('HTTP/1.0', { answer: tunnel('HTTP/1.0 200 OK\r\n\r\n') })
  step('407', { answer: says('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n') })
  step('500 with a body', { answer: says('HTTP/1.1 500 Oh\r\nContent-Length: 3\r\n\r\nabc', null) })
  step('500 in pieces', { answer: says('HTTP/1.1 50', '0 Oh\r\nA: b\r\n', '\r\n') })
  step('100 first', { answer: says('HTTP/1.1 100 Continue\r\n\r\n') })
  step('no reason', { answer: says('HTTP/1.1 403\r\n\r\n') })
  step('2000', { answer: says('HTTP/1.1 2000 OK\r\n\r\n', null) })
  step('200 without a reason', { answer: tunnel('HTTP/1.1 200\r\n\r\n') })
  step('HTTP/2.0 200', { answer: tunnel('HTTP/2.0 200 OK\r\n\r\n') })
  step('ICY', { answer: says('ICY 200 OK\r\n\r\n', null) })
  step('LF alone', { answer: says('HTTP/1.1 200 OK\n\n', null) })
  step('nonsense', { answer: says('hello\r\n\r\n', null) })
  step('nonsense without an end', { answer: says('hello', null) })
  step('end', { answer: says(null) })
  step('half an answer', { answer: says('HTTP/1.1 200 OK\r\nA: ', null) })
  step('cut', { answer: says(undefined) })
  step('reset', { answer: says('reset') })
  step('long head', { answer: says('HTTP/1.1 500 Oh\r\nA: ' + new Array(30000).join('a') + '\r\n\r\n') })
  step('long head without an end', { answer: says('HTTP/1.1 500 Oh\r\nA: ' + new Array(100000).join('a')), asked: { timeout: 300 } })
  step('no TLS after it', { answer: says('HTTP/1.1 200 OK\r\n\r\n', 'hello, not TLS') })
  step('end after it', { answer: says('HTTP/1.1 200 OK\r\n\r\n', null) })
  step('bytes with it', { answer: says('HTTP/1.1 200 OK\r\n\r\nhello', null) })
  step('no answer, timeout of the request', { answer: says(), asked: { timeout: 100 }, wait: 150 })
  step('no answer, timeout of the agent', { answer: says(), agent: { timeout: 100 }, wait: 150 })
  step('no answer, destroyed', { answer: says(), limit: 150, use: function (req) { setTimeout(function () { req.destroy() }, 50) } })
  step('no answer, destroyed with an error', { answer: says(), limit: 150, use: function (req) { setTimeout(function () { req.destroy(new Error('mine')) }, 50) } })
  step('answer after it was destroyed', { answer: function (socket) { setTimeout(function () { tunnel(ok)(socket) }, 80) }, limit: 200, use: function (req) { setTimeout(function () { req.destroy() }, 40) } })
  step('second of two, of one connection', { agent: { keepAlive: true, maxSockets: 1 }, answer: says('HTTP/1.1 500 Oh\r\n\r\n'), use: function (req) { https.get({ host: 'localhost', port: originPort, agent: req.agent, lookup: lookup }).on('error', function (e) { seen.push('second error ' + e.message) }) }, wait: 60 })
  // Proxies that are secure.
  step('secure proxy that is not trusted', { env: { HTTPS_PROXY: secureUrl() } })
  step('secure proxy for http that is not trusted', { plain: true, env: { HTTP_PROXY: secureUrl() }, asked: { port: plainPort } })
  step('plain where secure was said', { env: { HTTPS_PROXY: url().replace('http:', 'https:') }, asked: { timeout: 300 } })
  step('secure proxy', { trust: true,  env: { HTTPS_PROXY: secureUrl() } })
  step('secure proxy for http', { plain: true, env: { HTTP_PROXY: secureUrl('u:p@') }, asked: { port: plainPort } })
  step('secure proxy and keepAlive', { env: { HTTPS_PROXY: secureUrl() }, agent: { keepAlive: true }, twice: true })
  run()
})
