exports.title = 'ICE/ where HTTP/ stands';
exports.role = 'server';
exports.releases = '10.18.1 10.19.0 11.0.0 11.15.0 12.0.0';
exports.main = function (t) {
  t.listen(t.http.createServer(function (req, res) {
    t.log(req.method, req.url, req.httpVersion);
    res.end('x');
  }));
};
exports.peer = [
  [['send', 'SOURCE / ICE/1.0\r\n\r\n'], ['close', 250]],
  [['send', 'GET / ICE/1.0\r\n\r\n'], ['close', 250]]
];
