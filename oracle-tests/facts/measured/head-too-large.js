exports.title = 'Heads and trailers that are too large within a name or value, in one piece and in several';
exports.role = 'server';
exports.releases = 'iojs-1.8.1 iojs-1.8.3 6.14.0 6.15.1 7.0.0 8.13.0 8.14.0 10.13.0 10.14.0 10.18.1 10.19.0 11.0.0 11.1.0 11.2.0';
exports.main = function (t) {
  var server = t.http.createServer(function (req, res) {
    t.log(req.method, req.url, String(req.headers.x).length);
    req.resume();
    req.on('end', function () { res.end('x'); });
  });
  server.on('clientError', function (error, socket) {
    t.log('clientError', error.code, error.bytesParsed);
    if (socket) socket.destroy();
  });
  t.listen(server);
};
function many(text, times) { return new Array(times + 1).join(text); }
function pieces() {
  var steps = [];
  for (var i = 0; i < arguments.length; i++) steps.push(['send', arguments[i]], ['idle', 30]);
  return steps.concat([['close', 200]]);
}
var start = 'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n';
var coded = 'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n';
function both(limit) {
  // Up to the limit in pieces that a read takes whole.
  var before = [];
  for (var left = limit - 2000; left > 20000; left -= 20000) before.push('A: ' + many('a', 19995) + '\r\n');
  before.push('B: ' + many('b', left - 100) + '\r\n');
  function long() {
    var all = before.concat([].slice.call(arguments));
    all[0] = start + all[0];
    return pieces.apply(null, all);
  }
  return [
    long('X: ' + many('v', 3000) + '\r\nY: 1\r\n\r\n'),
    long('X: ' + many('v', 3000), 'v\r\n\r\n'),
    long(many('n', 3000) + ': v\r\n\r\n'),
    long('X: ' + many('v', 3000) + '\n\n'),
    long('X: ' + many('v', 1990), '\r\n\r\n')
  ];
}
exports.peer = both(8192).concat(both(81920), [
  pieces(start + 'X: ' + many('v', 10000) + '\r\n\r\n'),
  pieces(coded + 'X: ' + many('v', 10000) + '\r\n\r\n'),
  pieces(coded + 'X: ' + many('v', 8000) + '\r\n\r\n')
]);
