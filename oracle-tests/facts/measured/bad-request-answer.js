exports.title = 'the answer to bytes that are no request';
exports.role = 'server';
exports.releases = '8.9.4 9.0.0 10.15.3 10.16.0 11.0.0 11.10.0 11.12.0';
exports.main = function (t) { t.listen(t.http.createServer(function (req, res) { res.end(); })); };
exports.peer = [['send', 'no request\r\n\r\n'], ['close', 300]];
