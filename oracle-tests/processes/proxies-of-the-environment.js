// NODE_USE_ENV_PROXY: whether the global agents take their proxies from the environment, and what they have of it.
// releases: 20.20.2 22.20.0 22.21.0 22.23.5 24.4.1 24.5.0 24.13.1 24.14.0 24.22.3 25.3.0 25.4.0 26.12.1
process.removeAllListeners('warning')
var http = require('http'), https = require('https'), spawn = require('child_process').spawn
function shown(agent) {
  if (!('proxyEnv' in agent.options)) return 'no proxyEnv'
  var env = agent.options.proxyEnv
  if (!env) return 'proxyEnv ' + env
  return [env === process.env ? 'the environment' : Object.getPrototypeOf(env) === null ? 'bare object' : 'object'].concat(
    env === process.env ? [] : Object.keys(env).map(function (name) { return name + '=' + env[name] })).join(' ')
}
function child() {
  console.log('http', shown(http.globalAgent))
  console.log('https', shown(https.globalAgent))
  console.log('another', shown(new http.Agent()))
  var asks = [
    ['http', function () { return http.get('http://a.example/x', look) }],
    ['https', function () { return https.get('https://a.example/x', look) }],
    ['passed by', function () { return http.get('http://b.example/x', look) }],
    ['another agent', function () { return http.get('http://a.example/x', { agent: new http.Agent(), lookup: look.lookup }) }],
    ['an agent with it', function () { return http.get('http://a.example/x', { agent: new http.Agent({ proxyEnv: process.env }), lookup: look.lookup }) }],
    ['no agent', function () { return http.get('http://a.example/x', { agent: false, lookup: look.lookup }) }]
  ]
  var look = { lookup: function (name, options, callback) { callback(Object.assign(new Error('looked up'), { code: 'ENOTFOUND' })) } }
  ;(function next() {
    var one = asks.shift()
    if (!one) return process.exit(0)
    one[1]().on('error', function (e) { console.log(one[0], e.code, e.port === undefined ? '' : 'port ' + e.port); next() })
  })()
}
function run(uses) {
  var one = uses.shift()
  if (!one) return
  console.log('NODE_USE_ENV_PROXY=' + one)
  var env = {}
  for (var key in process.env) if (!/proxy/i.test(key)) env[key] = process.env[key]
  env.http_proxy = 'http://127.0.0.1:1'
  env.HTTPS_PROXY = 'http://127.0.0.1:2'
  env.NO_PROXY = 'b.example'
  env.AS_CHILD = '1'
  env.NODE_NO_WARNINGS = '1'
  if (one !== 'nothing') env.NODE_USE_ENV_PROXY = one
  spawn(process.execPath, [__filename], { env: env, stdio: ['ignore', 'inherit', 'ignore'] }).on('close', function () { run(uses) })
}
if (process.env.AS_CHILD) child()
else run(['nothing', '1', '0', 'true'])
