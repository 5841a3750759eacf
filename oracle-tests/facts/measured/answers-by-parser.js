exports.title = 'Responses that one parser takes and another one refuses, and what they are refused for';
exports.role = 'client';
exports.releases = '12.22.12 13.14.0 14.11.0 14.12.0 14.21.3 15.14.0 16.0.0 16.20.2 17.0.0 18.20.8 19.0.0 20.3.1 20.12.0 20.12.1 20.19.1 20.19.2 20.20.2 21.0.0 21.1.0 21.2.0 22.0.0 22.22.2 22.23.0 22.23.5 24.16.0 24.17.0 24.22.3 26.3.0 26.3.1 26.12.1';
exports.main = function (t) {
  var i = 0, n = exports.peer.length;
  function next() {
    if (i === n) return t.done();
    var k = i++, over = false, body = '';
    function after() { if (!over) { over = true; setTimeout(next, 20); } }
    var req = t.http.get({ host: t.host, port: t.port, path: '/' + k, agent: false }, function (res) {
      t.log(k, 'head', res.statusCode, res.statusMessage, res.headers);
      res.on('data', function (d) { body += d; });
      res.on('end', function () { t.log(k, 'body', body); setTimeout(after, 50); });
      res.on('error', function () {});
      res.on('close', after);
    });
    req.on('error', function (e) { t.log(k, 'refused', e.code, e.message, e.bytesParsed); after(); });
  }
  next();
};
exports.peer = [
  'HTTP/1.1  200 OK\r\nContent-Length: 0\r\n\r\n',
  'HTTP/1.1 20 OK\r\nContent-Length: 0\r\n\r\n',
  'HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n',
  'HTTP/1.1 200 OK\nContent-Length: 0\r\n\r\n',
  'HTTP/1.1 200 OK\r\r\nContent-Length: 0\r\n\r\n',
  'HTTP/1.1 304 OK\r\nContent-Length: 3\r\n\r\nabc',
  'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n',
  'HTTP/1.1 103 Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n',
  'HTTP/1.1 103 Hints\r\nContent-Length: 1844674407370955162\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n',
  'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\nabc',
  'HTTP/1.1 200 OK\r\nA b: c\r\nContent-Length: 0\r\n\r\n',
  'HTTP/1.1 200 OK\r\nContent-Length: 0\t\r\n\r\n'
].map(function (bytes) { return [['head'], ['send', bytes], ['close', 300], ['destroy']]; });
