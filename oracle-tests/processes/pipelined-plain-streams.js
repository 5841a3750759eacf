// releases: 12.22.12 14.21.3 15.7.0 16.20.2 17.3.1 18.20.8 20.20.2 22.4.0 22.5.0 24.22.3 26.12.1
// When pipeline calls back where its last stream is no message of http, and how many listeners of close a message gets from it.
var http = require('http'), net = require('net'), stream = require('stream');
function source(end) { var s = new stream.PassThrough(); s.write('a'); if (end) s.end(); return s; }
function sink() { return new stream.Writable({ write: function (piece, encoding, done) { done(); } }); }
function pipe(name, streams, next, more) {
  var said = [], last = streams[streams.length - 1];
  ['finish', 'error', 'close'].forEach(function (event) { last.on(event, function () { said.push(event); }); });
  stream.pipeline.apply(stream, streams.concat(function (e) { said.push('called ' + (e && (e.code || e.message))); }));
  if (more) setTimeout(more, 20);
  setTimeout(function () { console.log(name, said.join('; ')); next(); }, 100);
}
var cases = [
  function (next) { pipe('two', [source(true), sink()], next); },
  function (next) { pipe('three', [source(true), new stream.PassThrough(), sink()], next); },
  function (next) { var s = source(); pipe('source fails', [s, sink()], next, function () { s.destroy(new Error('own')); }); },
  function (next) { var s = sink(); pipe('last is gone', [source(), s], next, function () { s.destroy(); }); },
  function (next) {
    var server = http.createServer(function (req, res) {
      stream.pipeline(source(), res, function () {});
      console.log('listeners', res.listeners('close').length <= 8);
      req.socket.destroy();
      server.close(next);
    }).listen(0, '127.0.0.1', function () {
      net.connect(server.address().port, '127.0.0.1').on('error', function () {}).write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    });
  }
];
(function next() {
  var one = cases.shift();
  if (one) one(next);
  else process.exit();
})();
