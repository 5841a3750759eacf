exports.title = 'drain of a response, and of one that waits for its turn';
exports.role = 'api';
exports.releases = '12.8.1 12.9.0 24.15.0 24.16.0 25.0.0 26.0.0 26.1.0';
exports.main = function (t) {
  var net = require('net'), piece = new Array(70001).join('a');
  // Before responses counted what waits in them, drain went by what the system took at once.
  if (new t.http.OutgoingMessage().outputSize === undefined) { t.log('counts nothing'); return t.done(); }
  var server = t.http.createServer(function (req, res) {
    res.on('drain', function () { t.log(req.url, 'drain', res.outputSize > 0); });
    t.log(req.url, res.write(piece), res.write(piece));
    setTimeout(function () { res.end(); }, 60);
  });
  server.listen(0, '127.0.0.1', function () {
    var socket = net.connect(server.address().port, '127.0.0.1'), read = 0;
    socket.on('data', function (d) { read += d.length; if (read > 280000) setTimeout(function () { socket.destroy(); server.close(); t.done(); }, 100); });
    socket.write('GET /1 HTTP/1.1\r\nHost: h\r\n\r\nGET /2 HTTP/1.1\r\nHost: h\r\n\r\n');
  });
};
