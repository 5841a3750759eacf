// releases: 10.24.1 12.22.12 14.21.3 15.4.0 15.7.0 16.20.2 17.2.0 17.3.1 18.20.8 20.20.2 22.4.0 22.5.0 22.23.5 24.22.3 26.12.1
// When pipeline calls back, and with what: to an answer that is written, whose source fails, whose other side goes; and from a request.
var http = require('http'), net = require('net'), stream = require('stream');
var urls = ['/whole', '/fails', '/left', '/echo', '/cut'];
var server = http.createServer(function (req, res) {
  var name = req.url, said = [], source = req;
  function say() { said.push([].slice.call(arguments).join(' ')); }
  setTimeout(function () { console.log(name, said.join('; ')); }, 160);
  res.setHeader('Connection', 'close');
  if (name === '/whole' || name === '/fails' || name === '/left') {
    source = new stream.PassThrough();
    source.write('one');
    if (name === '/whole') source.end();
    if (name === '/fails') setTimeout(function () { source.destroy(new Error('source')); }, 40);
  }
  stream.pipeline(source, res, function (e) { say('called', e ? e.code || e.message : e); });
  ['finish', 'close'].forEach(function (event) { res.on(event, function () { say(event); }); });
});
function ask(name, next) {
  var socket = net.connect(server.address().port, '127.0.0.1');
  socket.on('error', function () {});
  socket.resume();
  if (name === '/echo' || name === '/cut') socket.write('POST ' + name + ' HTTP/1.1\r\nHost: a\r\nContent-Length: ' + (name === '/cut' ? 10 : 4) + '\r\n\r\nbody');
  else socket.write('GET ' + name + ' HTTP/1.1\r\nHost: a\r\n\r\n');
  if (name === '/left' || name === '/cut') setTimeout(function () { socket.destroy(); }, 40);
  setTimeout(next, 120);
}
server.listen(0, '127.0.0.1', function () {
  (function next() {
    var name = urls.shift();
    if (name) ask(name, next);
    else setTimeout(function () { process.exit(); }, 100);
  })();
});
