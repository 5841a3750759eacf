exports.title = 'Bytes in header values that are no UTF-8';
exports.role = 'server';
exports.releases = '0.8.28 0.10.48 0.11.14';
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
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nX: \xe9\xa0\xffz\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nX: \xe2\x82z\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nX: \xf0\x9f\x98z\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nX: \xc0\x80z\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nX: \xf4\x90\x80\x80z\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nX: \xe2\x82\xe2\x82\xacz\r\n\r\n'
].map(send);
