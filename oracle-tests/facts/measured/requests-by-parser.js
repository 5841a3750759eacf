exports.title = 'Requests that one parser takes and another one refuses, and what they are refused for';
exports.role = 'server';
exports.releases = '12.22.12 13.0.0 13.7.0 13.8.0 14.10.1 14.11.0 14.13.1 14.14.0 14.15.2 14.16.0 14.18.0 14.18.1 14.19.3 14.20.0 14.20.1 14.21.3 15.0.0 15.4.0 15.7.0 15.14.0 16.0.0 16.11.0 16.11.1 16.15.1 16.16.0 16.17.0 16.17.1 16.20.0 16.20.1 16.20.2 17.0.0 18.4.0 18.5.0 18.8.0 18.9.0 18.9.1 18.16.0 18.16.1 18.19.0 18.19.1 18.20.0 18.20.1 18.20.8 19.0.0 20.3.0 20.3.1 20.12.0 20.12.1 20.19.1 20.19.2 20.19.4 20.19.5 20.20.2 21.0.0 21.1.0 21.2.0 21.7.1 21.7.2 22.0.0 22.16.0 22.17.0 22.22.2 22.23.0 22.23.1 22.23.2 22.23.5 23.0.0 24.0.2 24.1.0 24.15.0 24.16.0 24.17.0 24.18.0 24.18.1 24.22.3 25.0.0 26.0.0 26.1.0 26.3.0 26.3.1 26.5.0 26.5.1 26.12.1';
exports.main = function (t) {
  var s = t.http.createServer(function (req) {
    var body = '';
    t.log('head', req.method, req.url, req.httpVersion, req.headers);
    req.on('data', function (d) { body += d; });
    req.on('end', function () { t.log('body', body, req.trailers); setTimeout(function () { req.connection.destroy(); }, 20); });
    req.on('error', function () {});
  });
  s.on('clientError', function (e, socket) { t.log('refused', e.code, e.message, e.bytesParsed); if (socket) socket.destroy(); });
  t.listen(s);
};
var H = 'GET / HTTP/1.1\r\nHost: h\r\n';
var C = 'POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n';
exports.peer = [
  // First lines
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'PRI / HTTP/1.1\r\nHost: h\r\n\r\n',
  'PRI * HTTP/2.0\r\nHost: h\r\n\r\n',
  'SETUP / RTSP/1.0\r\nHost: h\r\n\r\n',
  'PUT / RTSP/1.0\r\nHost: h\r\n\r\n',
  'QUERY / HTTP/1.1\r\nHost: h\r\n\r\n',
  'GET / HTXP/1.1\r\nHost: h\r\n\r\n',
  'GET / HTTP/1.2\r\nHost: h\r\n\r\n',
  'GET /\u00e9 HTTP/1.1\r\nHost: h\r\n\r\n',
  'GET /\t HTTP/1.1\r\nHost: h\r\n\r\n',
  'GET / HTTP/1.1\nHost: h\r\n\r\n',
  'GET / HTTP/1.1\r\n Host: h\r\n\r\n',
  // Names
  H + 'A b: c\r\n\r\n',
  H + 'A : c\r\n\r\n',
  H + 'Content-Length : 0\r\n\r\n',
  H + ': c\r\n\r\n',
  // Values
  H + 'A: b\u00ff\r\n\r\n',
  H + 'A: b\t\r\n\r\n',
  H + 'A: b\nB: c\r\n\r\n',
  H + 'A:\nB: c\r\n\r\n',
  H + 'A:\rb\r\n\r\n',
  H + 'A: b\r\n c\r\n\r\n',
  H + 'A:\r\n c\r\n\r\n',
  H + 'A: b\r\n\n',
  H + 'A: b\r\n\rX',
  // What frames
  H + 'Content-Length:\r\n\r\n',
  H + 'Content-Length: 0\t\r\n\r\n',
  H + 'Content-Length: 2\r\nTransfer-Encoding: gzip\r\n\r\nab',
  H + 'Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n',
  H + 'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  H + 'Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n',
  H + 'Transfer-Encoding: chunkedchunked\r\n\r\n0\r\n\r\n',
  H + 'Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n',
  H + 'Transfer-Encoding: chunked\r\n \r\n\r\n0\r\n\r\n',
  H + 'Transfer-Encoding:\r\n\r\n',
  H + 'Content\rLength: 1\r\n\r\na',
  // Chunks
  C + '1 \r\na\r\n0\r\n\r\n',
  C + '1;a=\u0001\r\na\r\n0\r\n\r\n',
  C + '1; a\r\na\r\n0\r\n\r\n',
  C + '1;a="b\\"c"\r\na\r\n0\r\n\r\n',
  C + '1\na\r\n0\r\n\r\n',
  C + '1\r\naXX0\r\n\r\n',
  // What follows
  H + 'Connection: close\r\n\r\n',
  H + 'Connection: close\r\n\r\nGET /next HTTP/1.1\r\nHost: h\r\n\r\n',
  'GET / HTTP/1.0\r\n\r\nGET /next HTTP/1.1\r\nHost: h\r\n\r\n',
  H + 'Connection: close\t\r\n\r\nGET /next HTTP/1.1\r\nHost: h\r\n\r\n'
].map(function (bytes) { return [['send', bytes], ['close', 400]]; });
