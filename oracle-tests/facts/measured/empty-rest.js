exports.title = 'Answers whose body goes on until the end, with and without bytes';
exports.role = 'client';
exports.releases = '11.15.0 12.0.0 12.4.0 12.5.0';
exports.main = function (t) {
  function ask(path) {
    var req = t.http.get({ host: t.host, port: t.port, path: path, agent: false }, function (res) {
      t.log(path, 'response', res.statusCode);
      res.on('data', function (d) { t.log(path, 'data', String(d)); });
      res.on('aborted', function () { t.log(path, 'aborted'); });
      res.on('end', function () { t.log(path, 'end', res.complete); next(); });
      res.on('close', function () { t.log(path, 'close'); });
    });
    req.on('error', function (e) { t.log(path, 'error', e.code); });
  }
  var paths = ['/none', '/some', '/old'];
  function next() { if (paths.length) ask(paths.shift()); }
  next();
};
function answer(bytes) { return [['head'], ['send', bytes], ['idle', 80], ['end'], ['close', 300]]; }
exports.peer = [
  'HTTP/1.1 200 OK\r\n\r\n',
  'HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nabc',
  'HTTP/1.0 200 OK\r\n\r\n'
].map(answer);
