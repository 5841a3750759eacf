exports.title = 'early hints and other interim answers: what is refused, and when';
exports.role = 'api';
exports.releases = '18.10.0 18.11.0 18.15.0 18.16.0 19.0.0 19.7.0 19.8.0 24.14.1 24.15.0 24.17.0 24.18.0 25.0.0 25.7.0 25.8.0 26.1.0 26.2.0';
exports.main = function (t) {
  function one(name, act) {
    var sent = [], res = new t.http.ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1, headers: {} });
    res._writeRaw = function (text) { sent.push(text); return true; };
    t.attempt(name, function () { act(res); return sent; });
  }
  if (!t.http.ServerResponse.prototype.writeEarlyHints) t.log('no early hints');
  else {
    one('parameters', function (res) { res.writeEarlyHints({ link: '</a>; crossorigin; rel=preload' }); });
    one('line break in a link', function (res) { res.writeEarlyHints({ link: '</a>; rel=preload\r\nX: y' }); });
    one('line break', function (res) { res.writeEarlyHints({ link: '</a>; rel=preload', a: '1\r\nb: 2' }); });
    one('blank in a name', function (res) { res.writeEarlyHints({ link: '</a>; rel=preload', 'a b': '1' }); });
    one('late', function (res) { res._header = 'HTTP/1.1 200 OK\r\n\r\n'; res.writeEarlyHints({ link: '</a>; rel=preload' }); });
  }
  one('late 100', function (res) { res._header = 'HTTP/1.1 200 OK\r\n\r\n'; res.writeContinue(); });
  t.log('writeInformation', typeof t.http.ServerResponse.prototype.writeInformation);
  t.done();
};
