exports.title = 'ports of more than 16 bits, to listen on and to connect to';
exports.role = 'client';
exports.releases = '0.11.15 5.12.0 6.0.0';
exports.main = function (t) {
  var server = t.http.createServer();
  function listening() { t.log('listens on one of 16 bits', server.address().port < 65536); server.close(); connect(); }
  function connect() {
    try {
      t.http.get({ host: t.host, port: t.port + 131072, path: '/', agent: false, headers: { Host: 'h' } }, function (res) {
        t.log('response');
        res.on('data', function () {});
        res.on('end', function () { t.done(); });
      }).on('error', function (e) { t.log('error', e.code); t.done(); });
    } catch (e) { t.log('connect threw', e instanceof RangeError); t.done(); }
  }
  try { server.listen(65536, '127.0.0.1', listening); } catch (e) { t.log('listen threw', e instanceof RangeError); connect(); }
};
exports.peer = [[['head'], ['send', 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'], ['close']]];
