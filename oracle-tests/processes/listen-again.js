// releases: 0.8.28 0.10.4 0.10.48 0.12.18 iojs-1.8.1 iojs-1.8.3 iojs-2.3.3 iojs-3.3.1 4.9.1 6.12.3 6.13.0 6.17.1 7.10.1 8.2.1 8.17.0 9.0.0 9.11.2 10.0.0 10.24.1 11.15.0 12.0.0 12.22.12
// a server that is told to listen while it listens already, asked and closed before it does, and closed twice
var http = require('http')
function told(e) { return e ? [e.name, e.message, e.code, Object.keys(e).join()].join(' | ') : String(e) }
function of(what, f) { try { var v = f(); console.log(what + ': ' + (v === undefined ? 'undefined' : v === null ? 'null' : v instanceof http.Server ? 'the server' : typeof v === 'object' ? JSON.stringify(v) : v)) } catch (e) { console.log(what + ' throws: ' + told(e)) } }
var early = http.createServer()
early.on('close', function () { console.log('early close') })
of('address before', function () { return early.address() })
of('close before', function () { return early.close() })
if (early.close.length) of('close with callback before', function () { return early.close(function (e) { console.log('close called back: ' + told(e)) }) })
if (early.getConnections) of('getConnections before', function () { return early.getConnections(function (e, n) { console.log('connections: ' + e + ' ' + n) }) })
of('connections before', function () { return early.connections })
of('listening before', function () { return early.listening })
of('maxConnections before', function () { return early.maxConnections })
if (early.unref) { of('unref before', function () { return early.unref() }); of('ref before', function () { return early.ref() }) }
setTimeout(function () {
  var server = http.createServer(), port
  server.on('listening', function () { console.log('listening, the first port: ' + (server.address().port === port || port === undefined)) })
  server.on('error', function (e) { console.log('error: ' + told(e)) })
  server.listen(0, '127.0.0.1', function () {
    port = server.address().port
    of('listening', function () { return server.listening })
    of('connections', function () { return server.connections })
    of('again', function () { return server.listen(0, '127.0.0.1', function () { console.log('called back') }) })
    of('again without host', function () { return server.listen(0) })
    if (server.unref) { of('unref', function () { return server.unref() }); of('ref', function () { return server.ref() }) }
    setTimeout(function () {
      of('again with a host that is looked up', function () { return server.listen(port, 'localhost', function () { console.log('called back after the look-up') }) })
      setTimeout(function () {
        server.on('close', function () { console.log('close') })
        of('close', function () { return server.close() })
        of('close again', function () { return server.close() })
        of('address after', function () { return server.address() })
        of('listening after', function () { return server.listening })
        setTimeout(function () {
          of('listen after close', function () { return server.listen(0, '127.0.0.1', function () { console.log('called back again'); process.exit(0) }) })
        }, 50)
      }, 100)
    }, 50)
  })
}, 50)
