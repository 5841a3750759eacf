exports.title = 'a NUL in texts that are written in ascii, in one piece and in two';
exports.role = 'server';
exports.releases = '0.11.14';
exports.main = function (t) {
  t.listen(t.http.createServer(function (req, res) {
    if (req.url === '/two') res.write('a\0b', 'ascii');
    res.end('c\0', req.url === '/binary' ? 'binary' : 'ascii');
  }));
};
exports.peer = ['/one', '/two', '/binary'].map(function (path) {
  return [['send', 'GET ' + path + ' HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n'], ['close', 300]];
});
