exports.title = 'readable at the end of a Readable, when one is due already';
exports.role = 'api';
exports.releases = '10.0.0 11.0.0 11.3.0 11.6.0 11.9.0 11.10.0 11.12.0 11.13.0 11.15.0';
exports.main = function (t) {
  var Readable = require('stream').Readable, r;
  if (!Readable) { t.log('no Readable'); t.done(); return; }
  r = new Readable();
  r._read = function () {};
  r.on('readable', function () { t.log('readable', String(r.read())); });
  r.on('end', function () { t.log('end'); t.done(); });
  setTimeout(function () {
    r.push('ab');
    r.push(null);
    t.log('pushed');
    process.nextTick(function () { t.log('next tick'); });
  }, 30);
};
