exports.title = 'requestTimeout set on a server: the answer to half a request';
exports.role = 'api';
exports.releases = '14.10.1 14.11.0 15.0.0 17.0.0 18.0.0 18.10.0 18.11.0';
exports.main = function (t) {
  var net = require('net'), s;
  try { s = t.http.createServer({ connectionsCheckingInterval: 50 }); } catch (e) { s = t.http.createServer(); }
  s.on('request', function (req, res) { req.resume(); res.end('x'); });
  s.requestTimeout = 200;
  s.headersTimeout = 0;
  function one(name, first, next) {
    var c = net.connect(s.address().port, '127.0.0.1'), got = '';
    c.on('data', function (d) { got += d; });
    c.on('error', function () {});
    c.write(first);
    setTimeout(function () { t.log(name, got.match(/HTTP\/1.1 \d+/g)); c.destroy(); next(); }, 800);
  }
  s.listen(0, '127.0.0.1', function () {
    one('half', 'GET / HTTP/1.1\r\nHo', function () {
      one('half of the second', 'GET / HTTP/1.1\r\nHost: h\r\n\r\nGET / HTTP/1.1\r\nHo', function () { s.close(); t.done(); });
    });
  });
};
