exports.title = 'trailers of a request whose names come twice';
exports.role = 'server';
exports.releases = '5.0.0 4.5.0';
exports.main = function (t) {
  t.listen(t.http.createServer(function (req, res) {
    req.on('data', function () {});
    req.on('end', function () { t.log(req.trailers, req.headers['x-late'], req.headers.etag); res.end('x'); });
  }));
};
exports.peer = [['send', 'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: chunked\r\nTrailer: X-Late, ETag\r\n\r\n1\r\na\r\n0\r\nX-Late: one\r\nX-Late: two\r\nETag: a\r\nETag: b\r\n\r\n'], ['close', 300]];
