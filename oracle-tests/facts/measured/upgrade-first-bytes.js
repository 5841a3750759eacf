exports.title = 'the bytes that come with the head of an upgrade: in the head of the event, or in the connection';
exports.role = 'server';
exports.releases = '0.10.7 0.10.8 0.10.10 0.10.11';
exports.main = function (t) {
  var server = t.http.createServer();
  server.on('upgrade', function (req, socket, head) {
    t.log('head', String(head));
    socket.on('data', function (d) { t.log('data', String(d)); });
    setTimeout(function () { socket.end('bye'); }, 60);
  });
  t.listen(server);
};
exports.peer = [[['send', 'GET / HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\nfirst'], ['close', 500]]];
