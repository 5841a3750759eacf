exports.title = 'An answer 200 with Upgrade and Connection to a request that asked for another protocol';
exports.role = 'client';
exports.releases = '4.3.1 4.4.1 4.8.4 4.9.0 5.0.0 5.12.0 6.13.0 6.14.0 7.0.0 7.10.1 8.10.0 8.11.0 9.0.0 9.9.0 9.10.0 10.0.0';
exports.main = function (t) {
  var req = t.http.request({
    host: t.host, port: t.port, agent: false, headers: { Connection: 'Upgrade', Upgrade: 'x' }
  }, function (res) {
    t.log('response', res.statusCode);
    res.on('data', function (d) { t.log('data', String(d)); });
    res.on('end', function () { t.log('end'); });
  });
  req.on('upgrade', function (res, socket, head) {
    t.log('upgrade', res.statusCode, String(head));
    socket.destroy();
  });
  req.on('error', function (e) { t.log('error', e.code); });
  req.end();
};
exports.peer = [['head'], ['send', 'HTTP/1.1 200 OK\r\nConnection: Upgrade\r\nUpgrade: x\r\nContent-Length: 3\r\n\r\nabcmore'], ['close', 300]];
