exports.title = 'abort of a request whose response is paused and has a data listener';
exports.role = 'client';
exports.releases = '8.0.0 8.1.1 0.10.12 0.10.13';
exports.main = function (t) {
  var req = t.http.get({ host: t.host, port: t.port, path: '/' }, function (res) {
    res.on('data', function (d) { t.log('data', String(d)); });
    res.pause();
    setTimeout(function () {
      req.abort();
      setTimeout(function () { t.done(); }, 60);
    }, 60);
  });
  req.on('error', function () {});
};
exports.peer = [[['head'], ['send', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n'], ['pause', 20], ['send', 'a part of it'], ['close', 600]]];
