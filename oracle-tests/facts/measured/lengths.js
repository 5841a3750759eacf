exports.title = 'Content-Length and chunk sizes: blanks, folded lines, more than 64 bits';
exports.role = 'server';
exports.releases = '11.0.0 11.15.0';
exports.main = function (t) {
  t.listen(t.http.createServer(function (req, res) {
    var body = '';
    t.log(req.method, req.url, req.headers, res.shouldKeepAlive);
    req.on('data', function (d) { body += d; });
    req.on('end', function () { t.log('body', body); res.end('x'); });
  }));
};
function send(bytes) { return [['send', bytes], ['close', 250]]; }
exports.peer = [
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 1 0\r\n\r\n0123456789',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 3 \r\n\r\nabc',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 3\t\r\n\r\nabc',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 1\r\n 2\r\n\r\nabc',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 1\r\n \r\n\r\nabc',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 1\r\n\t\r\n\r\nabc',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 1\r\n x\r\n\r\nabc',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length:\r\n 3\r\n\r\nabc',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 18446744073709551609\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 18446744073709551615\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 18446744073709551616\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 18446744073709551618\r\n\r\nabc',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 184467440737095516160\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFF0\r\na',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\na',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n10000000000000001\r\na\r\n0\r\n\r\n'
].map(send);
