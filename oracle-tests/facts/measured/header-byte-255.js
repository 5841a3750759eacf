exports.title = 'The byte 255 in header values';
exports.role = 'server';
exports.releases = '11.15.0 12.0.0 12.19.1 12.20.0 13.0.0 14.13.1 14.14.0';
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
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nX: a\xff\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nX: a\xfe\r\n\r\n'
].map(send);
