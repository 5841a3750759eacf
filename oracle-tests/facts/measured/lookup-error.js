exports.title = 'the error of a name that is not found: whether it tells host and port';
exports.role = 'api';
exports.releases = '0.11.14 9.11.2 10.0.0 11.0.0 11.3.0 11.6.0 11.9.0 11.12.0 11.15.0';
exports.main = function (t) {
  var req = t.http.get({ host: 'nowhere.invalid', port: 81, agent: false });
  req.on('error', function (e) {
    t.log(e.message.replace(e.code, 'CODE'), 'host' in e, 'port' in e);
    t.done();
  });
};
