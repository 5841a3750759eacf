exports.title = 'where a server listens that was told a port only';
exports.role = 'api';
exports.releases = '0.11.14';
exports.main = function (t) {
  var server = t.http.createServer();
  server.listen(0, function () { t.log(server.address().address); server.close(); t.done(); });
};
