// Which function of one module is that of another, and what changes when a name of a module is assigned.
// releases: 0.8.6 0.8.10 0.8.28 0.10.0 0.10.4 0.10.48 0.11.14 0.12.0 0.12.18 iojs-1.8.1 iojs-2.4.0 iojs-3.3.1 4.1.0 4.2.5 4.9.1 5.0.0 5.12.0 6.0.0 6.17.1 7.10.1 8.0.0 8.17.0 9.0.0 9.11.2 10.0.0 10.13.0 10.24.1 11.15.0 12.0.0 12.16.3 12.17.0 12.22.12
process.removeAllListeners('warning')
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
process.on('warning', function () {})
var names = ['http', 'https', 'net', 'tls', 'events', '_http_agent', '_http_client', '_http_incoming', '_http_outgoing', '_http_server']
var loaded = []
names.forEach(function (name) {
  try { loaded.push([name, require(name)]) } catch (e) { console.log(name, 'is not there') }
})
function members(name, m, out) {
  Object.getOwnPropertyNames(m).forEach(function (key) {
    if (/^(prototype|super_|length|name|arguments|caller)$/.test(key)) return
    var d = Object.getOwnPropertyDescriptor(m, key)
    if (!('value' in d)) return
    out.push([name + '.' + key, d.value])
    if (typeof d.value === 'function' && d.value.prototype && typeof m === 'object') {
      Object.getOwnPropertyNames(d.value.prototype).forEach(function (member) {
        var d2 = Object.getOwnPropertyDescriptor(d.value.prototype, member)
        if (member !== 'constructor' && typeof d2.value === 'function') out.push([name + '.' + key + '#' + member, d2.value])
      })
    }
  })
}
var all = []
loaded.forEach(function (one) {
  var mine = /^_?http|^https/.test(one[0])
  all.push([one[0], one[1]])
  members(one[0], one[1], all)
})
var groups = []
all.forEach(function (one) {
  if (typeof one[1] !== 'function' && (typeof one[1] !== 'object' || !one[1])) return
  var group = groups.filter(function (g) { return g.value === one[1] })[0]
  if (group) group.names.push(one[0])
  else groups.push({ value: one[1], names: [one[0]] })
})
groups.forEach(function (g) {
  // Methods of one class under two names of it say nothing new.
  var titles = g.names.map(function (n) { return /#/.test(n) ? n.replace(/^\w+\./, '') : n })
  if (titles.every(function (t) { return t === titles[0] })) return
  if (g.names.length > 1 && g.names.some(function (n) { return /http/.test(n) })) console.log(g.names.sort().join(' = '))
})
var http = require('http'), https = require('https'), party = require('../https/party.js')
console.log('https.Agent.super_', https.Agent.super_ === http.Agent)
console.log('globalAgent.createConnection', http.globalAgent.createConnection === require('net').createConnection, http.globalAgent.createConnection === require('net').connect, https.globalAgent.createConnection === require('tls').connect)
var server = https.createServer({ key: party.key, cert: party.cert }, function (req, res) { res.end() })
server.listen(0, '127.0.0.1', function () {
  var port = this.address().port, plain = http.createServer(function (req, res) { res.end() })
  plain.listen(0, '127.0.0.1', function () {
    var port2 = this.address().port
    var ours = new https.Agent({}), ours2 = new http.Agent({}), used = []
    ours.addRequest = function () { used.push('https'); return https.Agent.prototype.addRequest.apply(this, arguments) }
    ours2.addRequest = function () { used.push('http'); return http.Agent.prototype.addRequest.apply(this, arguments) }
    https.globalAgent = ours
    http.globalAgent = ours2
    https.get({ host: '127.0.0.1', port: port }, function (res) {
      res.on('data', function () {})
      console.log('the https agent that was assigned is used', used.indexOf('https') >= 0, https.globalAgent === ours)
      http.get({ host: '127.0.0.1', port: port2 }, function (res) {
        res.on('data', function () {})
        console.log('the http agent that was assigned is used', used.indexOf('http') >= 0, http.globalAgent === ours2)
        process.exit(0)
      })
    }).on('error', function (e) { console.log(e.message); process.exit(0) })
  })
})
