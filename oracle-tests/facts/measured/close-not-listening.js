exports.title = 'close of a server that does not listen';
exports.role = 'api';
exports.releases = '8.9.4 9.0.0 9.11.2 10.0.0';
exports.main = function (t) {
  var server = t.http.createServer();
  t.attempt('close', function () { return typeof server.close(function (e) { t.log('told', e && e.message, e && e.code); }); });
  setTimeout(function () { t.done(); }, 30);
};
