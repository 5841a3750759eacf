exports.title = 'close of a server with an idle connection, and what it gives';
exports.role = 'api';
exports.releases = '17.0.0 18.0.0 18.18.2 18.19.0 18.20.2 18.20.3 19.0.0 20.11.1 20.12.0 21.0.0 21.6.0 21.7.0';
exports.main = function (t) {
  var net = require('net');
  var s = t.http.createServer(function (req, res) { res.end('x'); });
  s.listen(0, '127.0.0.1', function () {
    var c = net.connect(s.address().port, '127.0.0.1'), closing = false;
    c.on('end', function () { t.log('ended', closing); });
    c.once('data', function () {
      setTimeout(function () {
        closing = true;
        var gave = s.close(function () { t.log('closed'); t.done(); });
        t.log('gave', gave === s ? 'the server' : typeof gave);
        setTimeout(function () { t.log('later'); c.destroy(); }, 300);
      }, 60);
    });
    c.write('GET / HTTP/1.1\r\nHost: h\r\n\r\n');
  });
};
