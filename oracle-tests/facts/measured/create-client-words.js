exports.title = 'what createClient and Client print on stderr';
exports.role = 'api';
exports.releases = 'iojs-1.8.3 iojs-2.3.3';
exports.main = function (t) {
  var write = process.stderr.write;
  process.stderr.write = function (text) { t.log('stderr', String(text)); return true; };
  try {
    if (t.http.createClient) t.http.createClient(1, '127.0.0.1').on('error', function () {});
    else t.log('no createClient');
  } catch (e) { t.log(e.message); }
  process.stderr.write = write;
  t.done();
};
