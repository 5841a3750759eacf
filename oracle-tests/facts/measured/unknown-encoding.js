exports.title = 'a text of the body in an encoding that does not exist: with the head, with others of its tick, and alone';
exports.role = 'server';
exports.releases = '0.10.5 0.10.6 5.12.0 6.0.0 7.10.1 8.0.0 8.1.1 8.1.4 8.2.0 8.3.0 8.4.0 8.7.0 8.9.4 9.0.0 15.0.0 24.21.0 24.22.1 25.0.0 26.8.0 26.9.0';
exports.main = function (t) {
  t.listen(t.http.createServer(function (req, res) {
    if (req.url === '/chunked') res.writeHead(200, { Connection: 'close' });
    else res.writeHead(200, { 'Content-Length': 4, Connection: 'close' });
    if (req.url === '/head') return t.attempt('end with the head', function () { return typeof res.end('aé', 'nope'); });
    res.write('ok');
    if (req.url !== '/') return setTimeout(function () {
      var end = req.url === '/end';
      t.attempt('piece', function () { return typeof res.write('é', end ? 'binary' : 'nope'); });
      t.attempt('second', function () { return typeof res[end ? 'end' : 'write']('é', 'nope'); });
      if (!end) setTimeout(function () { t.attempt('end', function () { return typeof res.end(); }); }, 20);
    }, 20);
    setTimeout(function () {
      t.attempt('write', function () { return typeof res.write('ab', 'nope'); });
      setTimeout(function () { t.attempt('end', function () { return typeof res.end(); }); }, 20);
    }, 20);
  }));
};
exports.peer = ['/head', '/two', '/chunked', '/end', '/'].map(function (path) { return [['send', 'GET ' + path + ' HTTP/1.1\r\nHost: h\r\n\r\n'], ['close', 400]]; });
