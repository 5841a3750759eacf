exports.title = 'closeIdleConnections: a connection whose request waits for its answer, and one that has not asked';
exports.role = 'api';
exports.releases = '18.1.0 18.2.0 18.6.0 18.7.0 26.5.0 26.5.1';
exports.main = function (t) {
  var net = require('net');
  var s = t.http.createServer(function () {
    setTimeout(function () {
      t.attempt('closeIdleConnections', function () { return s.closeIdleConnections(); });
      setTimeout(function () { silent.destroy(); c.destroy(); s.close(); t.done(); }, 200);
    }, 60);
  });
  var c, silent;
  s.listen(0, '127.0.0.1', function () {
    silent = net.connect(s.address().port, '127.0.0.1');
    silent.on('end', function () { t.log('silent one ended'); });
    silent.on('connect', function () {
      c = net.connect(s.address().port, '127.0.0.1');
      c.on('end', function () { t.log('waiting one ended'); });
      c.on('error', function () {});
      c.write('GET / HTTP/1.1\r\nHost: h\r\n\r\n');
    });
  });
};
