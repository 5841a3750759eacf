exports.title = 'Lists of codings, cut, folded, repeated';
exports.role = 'server';
exports.releases = '8.17.0 10.18.1 10.19.0 10.23.0 10.23.2 11.0.0 11.15.0 12.14.1 12.15.0 12.20.0 12.20.1';
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
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: , chunked\r\n\r\n1\r\nZ\r\n0\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: chunked,\r\n\r\n1\r\nZ\r\n0\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: ch,chunked\r\n\r\n1\r\nZ\r\n0\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: gzip,,chunked\r\n\r\n1\r\nZ\r\n0\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: gzip,\tchunked\r\n\r\n1\r\nZ\r\n0\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: gzip,\r\n chunked\r\n\r\n1\r\nZ\r\n0\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n gzip\r\n\r\n1\r\nZ\r\n0\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n \r\n\r\n1\r\nZ\r\n0\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: \r\n\r\n1\r\nZ\r\n0\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding:\r\n\r\n1\r\nZ\r\n0\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: gzip\r\n\r\n1\r\nZ\r\n0\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: chunkedchunked\r\n\r\n1\r\nZ\r\n0\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: gzip,chunked chunked\r\n\r\n1\r\nZ\r\n0\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: chunked\r\nTransfer-EncodingX: a\r\n\r\n1\r\nZ\r\n0\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding:\r\nContent-Length: 3\r\n\r\nabc',
  'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-EncodingX: a\r\nContent-Length: 3\r\n\r\nabc'
].map(send);
