exports.title = 'pipelined requests while the first is not answered and much waits behind it';
exports.role = 'server';
exports.releases = '4.0.0 4.1.0 4.2.0 4.2.1 4.2.3 4.2.4 4.2.5 4.3.1 4.4.1 4.5.0 5.0.0';
exports.main = function (t) {
  var first;
  t.listen(t.http.createServer(function (req, res) {
    t.log(req.url);
    if (req.url === '/0') { first = res; setTimeout(function () { t.log('answered'); first.end('first'); }, 900); return; }
    res.writeHead(200, { 'Content-Length': 10000 });
    res.end(new Array(10001).join('x'));
  }));
};
exports.peer = [[]];
(function () {
  var i, steps = exports.peer[0];
  for (i = 0; i < 6; i++) steps.push(['send', 'GET /' + i + ' HTTP/1.1\r\nHost: h\r\n' + (i === 5 ? 'Connection: close\r\n' : '') + '\r\n'], ['pause', 60]);
  steps.push(['close', 2000]);
}());
