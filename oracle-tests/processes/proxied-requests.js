// What an agent with proxyEnv does with requests: what the proxy gets, which requests pass it by, and what is refused.
// releases: 20.20.2 22.20.0 22.21.0 22.23.5 24.4.1 24.5.0 24.22.3 26.12.1
process.removeAllListeners('warning')
var http = require('http'), net = require('net')
var proxyPort, originPort, steps = []
function hide(text) {
  return String(text).split(':' + proxyPort).join(':PROXY').split(':' + originPort).join(':ORIGIN')
}
// Whatever is asked without a proxy finds no name but that of this host.
function lookup(name, options, callback) {
  if (name !== 'localhost') return callback(Object.assign(new Error('looked up'), { code: 'ENOTFOUND' }))
  if (options.all) callback(null, [{ address: '127.0.0.1', family: 4 }])
  else callback(null, '127.0.0.1', 4)
}
function heads(who) {
  return net.createServer(function (socket) {
    var text = '', number = ++who.connections
    socket.on('error', function () {})
    socket.on('data', function (chunk) {
      text += chunk.toString('latin1')
      var end
      while ((end = text.indexOf('\r\n\r\n')) >= 0) {
        who.seen.push(who.name + ' ' + number + ': ' + hide(text.slice(0, end)).split('\r\n').join(' | '))
        text = text.slice(end + 4)
        var stays = /^connection: keep-alive/im.test(who.seen[who.seen.length - 1].replace(/ \| /g, '\r\n'))
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: ' + (stays ? 'keep-alive' : 'close') + '\r\n\r\nok')
        if (!stays) socket.end()
      }
    })
  })
}
var seen = []
var proxy = { name: 'proxy', seen: seen, connections: 0 }, origin = { name: 'origin', seen: seen, connections: 0 }
function step(title, env, options, use) { steps.push([title, env, options, use]) }
function url(more) { return 'http://' + (more || '') + '127.0.0.1:' + proxyPort }

function run() {
  var one = steps.shift()
  if (!one) return process.exit(0)
  var title = one[0], env = one[1], options = one[2] || {}, use = one[3], agent, over = false, again = options.twice
  if (typeof env === 'function') env = env()
  seen.length = 0
  proxy.connections = origin.connections = 0
  function done(word) {
    if (over) return
    over = true
    setTimeout(function () {
      console.log(title + ': ' + hide(word))
      seen.forEach(function (line) { console.log('  ' + line) })
      if (agent) agent.destroy()
      run()
    }, 30)
  }
  try {
    var made = { proxyEnv: env }
    for (var key in options.agent) made[key] = options.agent[key]
    agent = options.noAgent ? false : new http.Agent(made)
  } catch (e) { return done('Agent threw ' + e.name + ' ' + e.code + ': ' + e.message) }
  function ask() {
    var asked = { host: '127.0.0.1', port: originPort, path: '/p?q=1', agent: agent, lookup: lookup }, req
    for (var key in options.asked) asked[key] = options.asked[key]
    if (asked.port === 'proxy') asked.port = proxyPort
    try {
      req = http.request(options.url ? options.url() : asked, options.url ? { agent: agent, lookup: lookup } : undefined)
      if (use) use(req)
      req.end(options.body)
    } catch (e) { return done('threw ' + e.name + ' ' + e.code + ': ' + e.message) }
    req.on('error', function (e) { done('error ' + e.code + ' ' + e.message) })
    req.on('connect', function (res, socket) { socket.destroy(); done('connect, path ' + req.path) })
    req.on('response', function (res) {
      res.resume()
      res.on('end', function () {
        var word = 'path ' + req.path + ', host ' + req.host + ', ' + res.statusCode + ', reused ' + req.reusedSocket
        if (again) { again = false; seen.push('again'); return setTimeout(ask, 20) }
        if (agent) word += ', names ' + Object.keys(agent.freeSockets).concat(Object.keys(agent.sockets)).join(' ')
        done(word)
      })
    })
  }
  ask()
}
var p = heads(proxy), o = heads(origin)
p.listen(0, '127.0.0.1', function () {
  proxyPort = p.address().port
  o.listen(0, '127.0.0.1', function () {
    originPort = o.address().port
    // Variables.
    step('HTTP_PROXY', { HTTP_PROXY: url() })
    step('http_proxy', { http_proxy: url() })
    step('both', { HTTP_PROXY: 'http://127.0.0.1:1', http_proxy: url() })
    step('empty small', { HTTP_PROXY: url(), http_proxy: '' })
    step('HTTPS_PROXY', { HTTPS_PROXY: url() })
    step('ALL_PROXY', { ALL_PROXY: url() })
    step('no scheme', { HTTP_PROXY: '127.0.0.1:' + proxyPort })
    step('socks', { HTTP_PROXY: 'socks5://127.0.0.1:' + proxyPort })
    step('large scheme', { HTTP_PROXY: url().toUpperCase() })
    step('no port', { HTTP_PROXY: 'http://127.0.0.3' }, { asked: { timeout: 1000 } })
    step('path of the proxy', { HTTP_PROXY: url() + '/a/b?c' })
    step('localhost', { HTTP_PROXY: 'http://localhost:' + proxyPort })
    step('null', null)
    step('a text', 'x')
    step('a number', 5)
    step('an array', [url()])
    step('odd URL', { HTTP_PROXY: 'http://a b:1' })
    step('line break', { HTTP_PROXY: 'http://127.0.0.1\r\n:1' })
    step('line break in the middle', { HTTP_PROXY: url() + '/\n' })
    step('odd port', { HTTP_PROXY: 'http://127.0.0.1:99999' })
    step('nothing', { HTTP_PROXY: '' })
    // Credentials.
    step('name and word', { HTTP_PROXY: url('user:p%40w@') })
    step('name only', { HTTP_PROXY: url('user@') })
    step('word only', { HTTP_PROXY: url(':word@') })
    step('not Latin', { HTTP_PROXY: url('us%C3%A9r:p@') })
    step('line break in a word', { HTTP_PROXY: url('user:a%0D%0AX-B: c@') })
    step('odd escape', { HTTP_PROXY: url('user:a%zz@') })
    step('own authorization', { HTTP_PROXY: url('user:p@') }, { asked: { headers: { 'Proxy-Authorization': 'Basic mine' } } })
    step('own proxy-connection', { HTTP_PROXY: url() }, { asked: { headers: { 'Proxy-Connection': 'mine' } } })
    step('own host', { HTTP_PROXY: url() }, { asked: { headers: { Host: 'a.example' } } })
    step('auth', { HTTP_PROXY: url() }, { asked: { auth: 'a:b' } })
    step('setHost false', { HTTP_PROXY: url() }, { asked: { setHost: false } })
    // Targets.
    step('host name', { HTTP_PROXY: url() }, { asked: { host: 'a.example', port: 80 } })
    step('hostname', { HTTP_PROXY: url() }, { asked: { hostname: 'b.example', port: 81 } })
    step('large host', { HTTP_PROXY: url() }, { asked: { host: 'A.Example', port: 80 } })
    step('odd host', { HTTP_PROXY: url() }, { asked: { host: 'a b', port: 80 } })
    step('odd host 2', { HTTP_PROXY: url() }, { asked: { host: 'a%b' } })
    step('no host', { HTTP_PROXY: url() }, { asked: { host: undefined } })
    step('IPv6', { HTTP_PROXY: url() }, { asked: { host: '::1', port: 80 } })
    step('IPv6 in brackets', { HTTP_PROXY: url() }, { asked: { host: '[::1]', port: 80 } })
    step('no port', { HTTP_PROXY: url() }, { asked: { host: 'a.example', port: undefined } })
    step('text port', { HTTP_PROXY: url() }, { asked: { host: 'a.example', port: '81' } })
    step('odd port of the target', { HTTP_PROXY: url() }, { asked: { host: 'a.example', port: 70000 } })
    step('default port', { HTTP_PROXY: url() }, { asked: { host: 'a.example', port: undefined, defaultPort: 8080 } })
    step('no path', { HTTP_PROXY: url() }, { asked: { host: 'a.example', path: undefined } })
    step('dots', { HTTP_PROXY: url() }, { asked: { host: 'a.example', path: '/a/../b/./c' } })
    step('odd letters', { HTTP_PROXY: url() }, { asked: { host: 'a.example', path: "/a|b\"c'd{e}`\\f" } })
    step('no slash', { HTTP_PROXY: url() }, { asked: { host: 'a.example', path: 'x/y' } })
    step('query only', { HTTP_PROXY: url() }, { asked: { host: 'a.example', path: '?x' } })
    step('asterisk', { HTTP_PROXY: url() }, { asked: { host: 'a.example', path: '*', method: 'OPTIONS' } })
    step('two slashes', { HTTP_PROXY: url() }, { asked: { host: 'a.example', path: '//b.example/x' } })
    step('absolute', { HTTP_PROXY: url() }, { asked: { host: 'a.example', path: 'http://c.example/y' } })
    step('fragment', { HTTP_PROXY: url() }, { asked: { host: 'a.example', path: '/x#y' } })
    step('URL with a name', { HTTP_PROXY: url() }, { url: function () { return 'http://u:v@a.example:81/x?y#z' } })
    step('CONNECT', { HTTP_PROXY: url() }, { asked: { host: 'a.example', path: 'b.example:1', method: 'CONNECT' } })
    step('CONNECT of an address', { HTTP_PROXY: url() }, { asked: { host: 'a.example', path: '1.2.3.4:5', method: 'CONNECT' } })
    step('CONNECT of a path', { HTTP_PROXY: url() }, { asked: { host: 'a.example', path: '/x', method: 'CONNECT' } })
    step('GET asterisk', { HTTP_PROXY: url() }, { asked: { host: 'a.example', path: '*' } })
    step('absolute to the same', { HTTP_PROXY: url() }, { asked: { host: 'a.example', port: 81, path: 'http://a.example:81/y/../z' } })
    step('absolute to the same, large', { HTTP_PROXY: url() }, { asked: { host: 'a.example', port: 80, path: 'HTTP://A.EXAMPLE/y' } })
    step('absolute to the same, secure', { HTTP_PROXY: url() }, { asked: { host: 'a.example', port: 80, path: 'https://a.example/y' } })
    step('absolute to the same, ftp', { HTTP_PROXY: url() }, { asked: { host: 'a.example', port: 80, path: 'ftp://a.example/y' } })
    step('absolute to the same with a name', { HTTP_PROXY: url() }, { asked: { host: 'a.example', port: 80, path: 'http://u:p@a.example/y#z' } })
    step('a scheme alone', { HTTP_PROXY: url() }, { asked: { host: 'a.example', port: 80, path: 'http:y' } })
    step('backslashes', { HTTP_PROXY: url() }, { asked: { host: 'a.example', port: 80, path: '\\\\b.example\\y' } })
    step('slash and backslash', { HTTP_PROXY: url() }, { asked: { host: 'a.example', port: 80, path: '/\\b.example/y' } })
    step('empty path', { HTTP_PROXY: url() }, { asked: { host: 'a.example', path: '' } })
    var hosts = ['1', 'a.example.', 'a.example:99', 'u@a', 'a/b', 'a?b', 'a#b', 'a\\b', 'b\u00fccher.example', '']
    hosts.forEach(function (host) { step('host ' + JSON.stringify(host), { HTTP_PROXY: url() }, { asked: { host: host, port: 81 } }) })
    var ports = ['abc', '', '081', 0, -1, 1.5, ' 81']
    ports.forEach(function (port) { step('port ' + JSON.stringify(port), { HTTP_PROXY: url() }, { asked: { host: 'a.example', port: port } }) })
    var named = ['a.example:81', 'A.Example:81', 'a.example', 'a.example:80', 'a.example:081', ' a.example:81', '', 'a.example:81/', 'u@a.example:81', ['a.example:81'], ['a.example:81', 'b'], 'b:x']
    named.forEach(function (name) { step('own host ' + JSON.stringify(name), { HTTP_PROXY: url() }, { asked: { host: 'a.example', port: 81, headers: { Host: name } } }) })
    step('own host of the usual port', { HTTP_PROXY: url() }, { asked: { host: 'a.example', port: 80, headers: { Host: 'a.example:80' } } })
    step('list with the host', { HTTP_PROXY: url() }, { asked: { host: 'a.example', port: 81, headers: ['Host', 'a.example:81', 'X-A', 'b'] } })
    step('list of lists with a host', { HTTP_PROXY: url() }, { asked: { host: 'a.example', port: 81, headers: [['Host', 'b'], ['X-A', 'b']] } })
    step('list with two hosts', { HTTP_PROXY: url() }, { asked: { host: 'a.example', port: 81, headers: ['Host', 'a.example:81', 'host', 'b'] } })
    step('host is set later', { HTTP_PROXY: url() }, { asked: { host: 'a.example', port: 81 } }, function (req) { req.setHeader('Host', 'b') })
    // Headers and bodies.
    step('list of headers', { HTTP_PROXY: url() }, { asked: { headers: ['Host', 'a', 'X-A', 'b'] } })
    step('list of headers and a word', { HTTP_PROXY: url('u:p@') }, { asked: { headers: ['Host', 'a', 'Proxy-Connection', 'b'] } })
    step('list of headers that is empty', { HTTP_PROXY: url('u:p@') }, { asked: { headers: [] } })
    step('expect', { HTTP_PROXY: url() }, { asked: { headers: { Expect: 'x' } } })
    step('body', { HTTP_PROXY: url() }, { asked: { method: 'POST' }, body: 'abc' })
    step('path is set later', { HTTP_PROXY: url() }, {}, function (req) { req.path = '/later' })
    step('header is removed', { HTTP_PROXY: url('u:p@') }, {}, function (req) { req.removeHeader('proxy-connection'); req.removeHeader('proxy-authorization') })
    step('headers of the request', { HTTP_PROXY: url('u:p@') }, {}, function (req) { seen.push(hide(JSON.stringify(req.getHeaders()) + ' ' + req.host + ' ' + req.protocol + ' ' + req._header)) })
    // Keeping.
    step('keepAlive', { HTTP_PROXY: url() }, { agent: { keepAlive: true }, twice: true })
    step('keepAlive false', { HTTP_PROXY: url() }, { agent: { keepAlive: false }, twice: true })
    step('keepAlive and two hosts', { HTTP_PROXY: url() }, { agent: { keepAlive: true }, twice: true, asked: { get host() { return (this.n = (this.n || 0) + 1) % 2 ? 'a.example' : 'b.example' } } })
    step('own createConnection', { HTTP_PROXY: url() }, { asked: { createConnection: function () { seen.push('called'); return net.connect(originPort, '127.0.0.1') } } })
    step('createConnection of the agent', { HTTP_PROXY: url() }, { agent: { createConnection: function () {} }, asked: {} }, function (req) {})
    step('another protocol', { HTTP_PROXY: url(), HTTPS_PROXY: 'http://127.0.0.1:1' }, { agent: { protocol: 'https:' }, asked: { protocol: 'https:' } })
    step('socketPath', { HTTP_PROXY: url() }, { asked: { socketPath: '/nowhere/x' } })
    step('proxy is away', { HTTP_PROXY: 'http://127.0.0.1:1' })
    step('option of the request', {}, { noAgent: true, asked: { proxyEnv: { HTTP_PROXY: url() } } })
    step('maxSockets', { HTTP_PROXY: url() }, { agent: { maxSockets: 1 } })
    step('lookup', { HTTP_PROXY: 'http://localhost:' + proxyPort }, { asked: { lookup: function (name, options, callback) { seen.push('looks up ' + name); callback(Object.assign(new Error('looked up'), { code: 'ENOTFOUND' })) } } })
    step('localAddress', { HTTP_PROXY: url() }, { asked: { localAddress: '300.0.0.1' } })
    // Who is passed by.
    var by = function (list, host, port, name) {
      var env = { HTTP_PROXY: url() }
      env[name || 'NO_PROXY'] = list
      step((name || 'NO_PROXY') + ' ' + JSON.stringify(list) + ' of ' + host + ':' + port, env, { asked: { host: host, port: port } })
    }
    by('*', 'a.example', 80)
    by('a.example', 'a.example', 80)
    by('a.example', 'a.example', 80, 'no_proxy')
    by('A.EXAMPLE', 'a.Example', 80)
    by(' x , a.example ', 'a.example', 80)
    by('x a.example', 'a.example', 80)
    by('example', 'a.example', 80)
    by('.example', 'a.example', 80)
    by('.example', 'aexample', 80)
    by('.a.example', 'a.example', 80)
    by('*.example', 'a.example', 80)
    by('*.example', 'b.a.example', 80)
    by('*.a.example', 'a.example', 80)
    by('*.a.example', 'ba.example', 80)
    by('*example', 'a.example', 80)
    by('a.*', 'a.example', 80)
    by('*.*', 'a.example', 80)
    by('*,x', 'a.example', 80)
    by('x,*', 'a.example', 80)
    by('a.example:80', 'a.example', 80)
    by('a.example:81', 'a.example', 80)
    by('a.example:80', 'a.example', undefined)
    by('*.example:80', 'a.example', 80)
    by('.example:80', 'a.example', 80)
    by('*:80', 'a.example', 80)
    by('a.example.', 'a.example', 80)
    by('', 'a.example', 80)
    by(',', 'a.example', 80)
    by('.', 'a.example.', 80)
    by('127.0.0.2', '127.0.0.2', 1)
    by('127.0.0.1-127.0.0.3', '127.0.0.2', 1)
    by('127.0.0.2 - 127.0.0.2', '127.0.0.2', 1)
    by('127.0.0.3-127.0.0.4', '127.0.0.2', 1)
    by('127.0.0.3-127.0.0.1', '127.0.0.2', 1)
    by('127.0.0.1-127.0.0.3:1', '127.0.0.2', 1)
    by('0.0.0.0-255.255.255.255', '127.0.0.2', 1)
    by('0.0.0.0-255.255.255.255', 'a.example', 1)
    by('127.0.0.1-127.0.0.300', '127.0.0.2', 1)
    by('127.0.0.1-127.0.0.3-127.0.0.4', '127.0.0.2', 1)
    by('127.0.0.0/8', '127.0.0.2', 1)
    by('127.*', '127.0.0.2', 1)
    by('::1', '::1', 1)
    by('[::1]', '::1', 1)
    by('::1', '[::1]', 1)
    by('[::1]', '[::1]', 1)
    by('[::1]:1', '::1', 1)
    by('::1:1', '::1', 1)
    by('localhost', undefined, 1)
    by('127.0.0.1', 'localhost', 1)
    steps.push(['both lists', { HTTP_PROXY: url(), no_proxy: 'x', NO_PROXY: 'a.example' }, { asked: { host: 'a.example', port: 80 } }])
    run()
  })
})
