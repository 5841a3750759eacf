exports.title = 'Connections that end within a message, and after a wish for another protocol that nobody hears';
exports.role = 'server';
exports.releases = '11.1.0 11.2.0 11.3.0 11.4.0';
exports.main = function (t) {
  var server = t.http.createServer(function (req, res) {
    t.log(req.method, req.url);
    req.on('data', function (d) { t.log('data', String(d)); });
    req.on('end', function () { t.log('end'); res.end('x'); });
    req.on('aborted', function () { t.log('aborted'); });
  });
  server.on('clientError', function (error, socket) {
    t.log('clientError', error.code);
    if (socket) socket.destroy();
  });
  t.listen(server);
};
function cut(bytes) { return [['send', bytes], ['idle', 100], ['end'], ['close', 300]]; }
exports.peer = [
  'GET / HTTP/1.1\r\nHost: h\r\n',
  'POST /b HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nab',
  'POST /c HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n',
  'POST /u HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: x\r\nContent-Length: 5\r\n\r\nab'
].map(cut);
