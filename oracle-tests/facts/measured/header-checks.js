exports.title = 'what is refused in the head of an answer: names, values, statuses, reasons, trailers';
exports.role = 'server';
exports.releases = '0.10.41 0.10.42 0.10.46 0.10.47 0.12.9 0.12.12 0.12.15 4.2.5 4.3.1 4.4.4 4.4.5 4.5.0 4.6.0 5.5.0 5.7.0 5.10.1 5.11.0 6.6.0 6.7.0';
exports.main = function (t) {
  t.listen(t.http.createServer(function (req, res) {
    function tries(name, fn) { try { fn(); t.log(name, 'taken'); } catch (e) { t.log(name, 'refused'); } }
    res.setHeader('Connection', 'close');
    if (req.url === '/name') tries('name', function () { res.setHeader('X Space', 'v'); });
    if (req.url === '/value') tries('value', function () { res.setHeader('X-V', 'a\r\n b'); });
    if (req.url === '/trailer') tries('trailer', function () { res.addTrailers({ 'X T': 'v' }); });
    if (req.url === '/status') tries('status', function () { res.writeHead(1000); });
    if (req.url === '/reason') tries('reason', function () { res.writeHead(200, 'a\r\nb'); });
    if (!res._header) { res.statusCode = 200; res.statusMessage = 'OK'; }
    res.end('x');
  }));
};
exports.peer = ['/name', '/value', '/trailer', '/status', '/reason'].map(function (path) {
  return [['send', 'GET ' + path + ' HTTP/1.1\r\nHost: h\r\n\r\n'], ['close', 300]];
});
