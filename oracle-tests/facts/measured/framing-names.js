exports.title = 'A blank before the colon, in header lines that frame and others';
exports.role = 'server';
exports.releases = '12.22.6 12.22.7';
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
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length : 3\r\n\r\nabc',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length\t: 3\r\n\r\nabc',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding : chunked\r\n\r\nabc',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nUpgrade : x\r\n\r\nabc',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nA : b\r\n\r\nabc',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-LengthX : 3\r\n\r\nabc',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Lengt : 3\r\n\r\nabc',
  'GET / HTTP/1.1\r\nHost: h\r\nConnection : close\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nProxy-Connection : close\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: h\r\nKeep-Alive : 3\r\n\r\n'
].map(send);
