exports.title = 'a bad request after an answer, and while an answer is on its way';
exports.role = 'api';
exports.releases = '12.18.4 12.19.0 13.0.0 14.6.0 14.7.0 15.0.0 18.10.0 18.11.0';
exports.main = function (t) {
  var net = require('net');
  var s = t.http.createServer(function (req, res) { if (req.url === '/end') res.end('x'); else res.write('x'); });
  function one(url, next) {
    var c = net.connect(s.address().port, '127.0.0.1'), got = '';
    c.on('data', function (d) { got += d; });
    c.on('error', function () {});
    c.write('GET ' + url + ' HTTP/1.1\r\nHost: h\r\n\r\n');
    c.once('data', function () { c.write('BAD\r\n\r\n'); });
    setTimeout(function () { t.log(url, got.match(/HTTP\/1.1 \d+/g)); c.destroy(); next(); }, 300);
  }
  s.listen(0, '127.0.0.1', function () { one('/end', function () { one('/begin', function () { s.close(); t.done(); }); }); });
};
