exports.title = 'what comes to a Readable that flows while nobody hears data';
exports.role = 'api';
exports.releases = '12.18.4 12.19.0';
exports.main = function (t) {
  var Readable = require('stream').Readable, r;
  if (!Readable) { t.log('no Readable'); t.done(); return; }
  r = new Readable();
  r._read = function () {};
  if (!r.resume) { t.log('no resume'); t.done(); return; }
  r.resume();
  setTimeout(function () {
    r.push('ab');
    t.log('kept', r._readableState.length);
    r.on('data', function (d) { t.log('data', String(d)); });
    setTimeout(function () { t.done(); }, 30);
  }, 30);
};
