exports.title = 'Blanks around header values';
exports.role = 'server';
exports.releases = '';
exports.main = function (t) {
  t.listen(t.http.createServer(function (req, res) {
    var body = '';
    t.log(req.method, req.url, req.headers, res.shouldKeepAlive);
    req.on('data', function (d) { body += d; });
    req.on('end', function () { t.log('body', body); res.end('x'); });
  }));
};
function send(bytes) { return [['send', bytes], ['close', 150]]; }
exports.peer = [
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nA:  b \t\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nA: b \r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nA:\t\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nA: \r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nA: b \r\n c \r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nA: b\r\n \r\n c\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close \r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close \t\r\n\r\n'
].map(send);
