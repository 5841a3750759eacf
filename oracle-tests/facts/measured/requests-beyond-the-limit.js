exports.title = 'maxRequestsPerSocket: the limit in Keep-Alive, 503 and dropRequest';
exports.role = 'api';
exports.releases = '16.9.1 16.10.0 16.16.0 16.17.0 16.18.0 17.0.0 18.6.0 18.7.0 18.8.0';
exports.main = function (t) {
  var net = require('net');
  var s = t.http.createServer(function (req, res) { res.end('x'); });
  s.maxRequestsPerSocket = 2;
  s.on('dropRequest', function (req, socket) { t.log('dropRequest', req.url, socket === req.socket); });
  s.listen(0, '127.0.0.1', function () {
    var c = net.connect(s.address().port, '127.0.0.1'), got = '';
    c.on('data', function (d) { got += d; });
    c.write('GET /1 HTTP/1.1\r\nHost: h\r\n\r\nGET /2 HTTP/1.1\r\nHost: h\r\n\r\nGET /3 HTTP/1.1\r\nHost: h\r\n\r\n');
    setTimeout(function () {
      t.log('answers', got.match(/HTTP\/1.1 \d+/g));
      t.log('limit', got.match(/max=\d+/g));
      c.destroy();
      s.close();
      t.done();
    }, 300);
  });
};
