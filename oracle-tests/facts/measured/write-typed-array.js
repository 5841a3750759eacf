exports.title = 'write and end of an array of bytes';
exports.role = 'server';
exports.releases = '7.10.1 8.0.0 12.8.1 12.9.0 12.14.1 12.15.0 12.16.0 12.18.4 12.19.0';
exports.main = function (t) {
  t.listen(t.http.createServer(function (req, res) {
    var bytes = new Uint8Array(2);
    bytes[0] = 65;
    bytes[1] = 66;
    res.writeHead(200, { 'Content-Length': 2, Connection: 'close' });
    try { t.log(req.url, typeof res[req.url === '/end' ? 'end' : 'write'](bytes)); } catch (e) { t.log(req.url, 'throws'); }
    res.end();
  }));
};
exports.peer = ['/write', '/end'].map(function (path) { return [['send', 'GET ' + path + ' HTTP/1.1\r\nHost: h\r\n\r\n'], ['close', 400]]; });
