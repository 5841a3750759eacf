exports.title = 'Control characters in header values, by place';
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
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nA: b\x07\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nA: \x07\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nA:\x07b\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nA: bc\x07\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nA: b\r\n c\x07\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nA: b\r\n \x07\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nA: \x7f\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nA: b\x7f\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nA: \x80b\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nA: b\tc\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: \x070\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nUpgrade: a\x07\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nUpgrade: \x07\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: \x07\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: cl\x07ose\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close, \x07\r\n\r\n'
].map(send);
