exports.title = 'Connection of a request: lists, odd parts, folded lines';
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
function send(bytes) { return [['send', bytes], ['close', 120]]; }
exports.peer = [
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: ,close\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: x,,close\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: x, ,close\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close;q, x\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: a b, close\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: x y\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: (x), close\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close ,x\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n ,x\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: x\r\n close\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: x,\r\n close\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n x\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: x,close\r\n , y\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection: cl\r\n ose\r\n\r\n'
].map(send);
