exports.title = 'texts of the body that are said to be hex and are not';
exports.role = 'server';
exports.releases = '0.10.5 0.10.6 7.10.1 8.0.0';
exports.main = function (t) {
  t.listen(t.http.createServer(function (req, res) {
    var text = { '/odd': 'abc', '/word': 'zz', '/part': '41zz', '/large': 'AB' }[req.url];
    res.writeHead(200, { 'Content-Length': 4, Connection: 'close' });
    res.write('ok');
    setTimeout(function () {
      t.attempt('write ' + req.url, function () { return typeof res.write(text, 'hex'); });
      setTimeout(function () { t.attempt('end', function () { return typeof res.end(); }); }, 20);
    }, 20);
  }));
};
exports.peer = ['/odd', '/word', '/part', '/large'].map(function (path) {
  return [['send', 'GET ' + path + ' HTTP/1.1\r\nHost: h\r\n\r\n'], ['close', 400]];
});
