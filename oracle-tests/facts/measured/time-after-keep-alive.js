exports.title = 'how long after keepAliveTimeout a kept connection is closed, and Infinity';
exports.role = 'api';
exports.releases = '20.17.0 20.18.0 21.0.0 22.8.0 22.9.0 22.19.0 22.20.0 23.0.0 24.7.0 24.8.0';
exports.main = function (t) {
  var net = require('net');
  process.on('uncaughtException', function (e) { t.log('uncaught', e); });
  function one(time, next) {
    var s = t.http.createServer(function (req, res) { res.end('x'); });
    s.keepAliveTimeout = time;
    s.listen(0, '127.0.0.1', function () {
      var c = net.connect(s.address().port, '127.0.0.1'), since;
      c.once('data', function () {
        since = Date.now();
        setTimeout(function () { c.destroy(); s.close(); next(); }, 700);
      });
      c.on('end', function () { t.log(time, 'closed within 700 ms'); });
      c.write('GET / HTTP/1.1\r\nHost: h\r\n\r\n');
    });
  }
  one(200, function () { one(Infinity, function () { t.done(); }); });
};
