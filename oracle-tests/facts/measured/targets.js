exports.title = 'Request targets: odd bytes, users, names and numbers of hosts';
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
function send(bytes) { return [['send', bytes], ['close', 250]]; }
exports.peer = [
  'GET /\xe9 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  'GET /a\tb HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  'GET /a\x0cb HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  'GET /a|b HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  'GET /a"b HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  'GET /a\x01b HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  'GET /a\x7fb HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  'GET http://u@h/ HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  'GET http://u:p@h:8/ HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  'GET http://a_b/ HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  'GET http://[::1]:8/ HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  'GET http://a-b.c/ HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  'GET http:// HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  'GET http:///x HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  'GET http:/x HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  'GET //h/x HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  'GET a.b:80/x HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  'GET a HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  'GET * HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  'GET x:y HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  'GET HTTP://H/ HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  'GET http://h?q HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  'GET http://h#f HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  'GET /?a?b#c#d HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  'GET http://h: HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
  'GET http://h:8x/ HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n'
].map(send);
