// releases: 12.16.3 12.17.0 12.22.12 13.0.0 13.10.0 13.11.0 13.12.0 14.0.0 14.21.3 15.0.0 16.20.2 18.12.0 18.13.0 18.20.8 19.0.0 19.1.0 20.20.2 24.22.3
// What listen throws of ports, and of options that say nowhere to listen.
var http = require('http')
var values = [true, false, -1, 65536, '', 'x y', NaN, 1.5, {}, { port: true }, { port: 100000 }, { port: 'x' }, { path: 5 }, { port: null, path: undefined }]
values.forEach(function (value) {
  var server = http.createServer()
  server.on('error', function () {})
  try {
    server.listen(value, '127.0.0.1')
    console.log('takes it')
    server.close()
  } catch (e) { console.log([e.name, e.code, e.message].join(' | ')) }
})
setTimeout(process.exit, 50)
