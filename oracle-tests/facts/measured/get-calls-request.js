exports.title = 'http.get, and a request that was put in the place of http.request';
exports.role = 'client';
exports.releases = '7.10.1 8.0.0';
exports.main = function (t) {
  var request = t.http.request, req;
  try { t.http.request = function () { t.log('the new one'); return request.apply(this, arguments); }; } catch (e) { t.log('cannot be set'); }
  req = t.http.get({ host: t.host, port: t.port, path: '/' }, function (res) {
    t.log('response');
    res.on('data', function () {});
    res.on('end', function () { t.done(); });
  });
  t.http.request = request;
};
exports.peer = [[['head'], ['send', 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'], ['close']]];
