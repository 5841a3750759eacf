exports.title = 'A framing header whose value stands in the next line, without a colon';
exports.role = 'server';
exports.releases = '0.8.28 0.10.16 0.10.48 0.12.18';
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
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length\r\n 3\r\n\r\nabc',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding\r\n chunked\r\n\r\n1\r\nZ\r\n0\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection\r\n close\r\n\r\n'
].map(send);
