exports.title = 'whether a connection still knows its request when the upgrade is told, and later';
exports.role = 'client';
exports.releases = '0.11.14 5.0.0 5.12.0 6.0.0 6.2.0 6.6.0 6.12.0 6.13.0 6.14.0 6.14.1 6.14.2 6.15.1 6.16.0 7.0.0 7.5.0 7.10.1 8.0.0 8.9.4 8.10.0 8.11.1 8.11.2 8.12.0 8.13.0 8.14.0 9.0.0 9.5.0 9.6.0 9.7.0 9.10.0 9.11.2 10.0.0 10.9.0 10.14.0 11.0.0 11.3.0';
exports.main = function (t) {
  var req = t.http.request({ host: t.host, port: t.port, path: '/', headers: { Connection: 'Upgrade', Upgrade: 'x' } });
  req.on('upgrade', function (res, socket) {
    t.log(socket._httpMessage === req ? 'the request' : String(socket._httpMessage));
    setTimeout(function () {
      t.log('later', socket._httpMessage === req ? 'the request' : String(socket._httpMessage));
      socket.end();
      t.done();
    }, 30);
  });
  req.end();
};
exports.peer = [[['head'], ['send', 'HTTP/1.1 101 Switching\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'], ['close']]];
