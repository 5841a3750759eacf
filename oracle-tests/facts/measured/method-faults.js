exports.title = 'How a wrong letter in a method is told';
exports.role = 'server';
exports.releases = '0.8.28 0.10.16 0.10.17';
exports.main = function (t) {
  var server = t.http.createServer(function (req, res) {
    var body = '';
    t.log(req.method, req.url, req.headers, res.shouldKeepAlive);
    req.on('data', function (d) { body += d; });
    req.on('end', function () { t.log('body', body); res.end('x'); });
  });
  server.on('clientError', function (error, socket) {
    t.log('clientError', error.code, error.bytesParsed);
    if (socket) socket.destroy();
  });
  t.listen(server);
};
function send(bytes) { return [['send', bytes], ['close', 250]]; }
exports.peer = [
  'PX',
  'CHX',
  'CONX',
  'MKX',
  'SUBX',
  'GEX',
  'PUX',
  'M-\x00'
].map(send);
