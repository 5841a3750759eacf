exports.title = 'A CR where a framing header or keep-alive has its dash';
exports.role = 'server';
exports.releases = '11.15.0 12.0.0 12.18.3 12.18.4';
exports.main = function (t) {
  var server = t.http.createServer(function (req, res) {
    var body = '';
    t.log(req.method, req.url, req.headers, res.shouldKeepAlive);
    req.on('data', function (d) { body += d; });
    req.on('end', function () { t.log('body', body); res.end('x'); });
  });
  server.on('clientError', function (error, socket) {
    t.log('clientError', error.code, error.bytesParsed);
    if (socket) socket.destroy();
  });
  t.listen(server);
};
function send(bytes) { return [['send', bytes], ['close', 250]]; }
exports.peer = [
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\ncontent\rlength: 3\r\n\r\nabc',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\ntransfer\rencoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\ncontent\rtype: 3\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nfoo\rbar: 3\r\n\r\n',
  'GET / HTTP/1.0\r\nConnection: keep\ralive\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nproxy\rconnection: close\r\n\r\n'
].map(send);
