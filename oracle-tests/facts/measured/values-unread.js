exports.title = 'Control characters in values that cannot say any more';
exports.role = 'server';
exports.releases = '8.17.0 10.18.1 10.19.0 11.0.0 11.15.0 12.0.0';
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
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: xx\x1c\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: chunked, g\x1cip\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: chun\x1cked\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close,,ab\x01\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nX: ab\x1c\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nX: a\x1c\r\n\r\n'
].map(send);
