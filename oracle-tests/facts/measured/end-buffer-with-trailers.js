exports.title = 'end(buffer) as the only call, with trailers and a write put in the place of the response\'s';
exports.role = 'server';
exports.releases = '0.10.15 0.10.16 0.10.30 0.10.31 0.10.32 0.10.33 0.10.34 0.10.35 0.10.36 0.10.37 0.10.38 0.10.39';
exports.main = function (t) {
  t.listen(t.http.createServer(function (req, res) {
    var write = res.write;
    res.write = function (d) { t.log('write', typeof d); return write.apply(this, arguments); };
    res.sendDate = false;
    res.writeHead(200, { Trailer: 'X-T', 'Transfer-Encoding': 'chunked', Connection: 'close' });
    res.addTrailers({ 'X-T': 'v' });
    res.end(req.url === '/text' ? 'abc' : new Buffer('abc'));
  }));
};
exports.peer = ['/text', '/buffer'].map(function (path) {
  return [['send', 'GET ' + path + ' HTTP/1.1\r\nHost: h\r\n\r\n'], ['close', 300]];
});
