exports.title = 'a Readable that loses its readable listener, and then gets a data listener';
exports.role = 'api';
exports.releases = '12.15.0 12.16.0';
exports.main = function (t) {
  var Readable = require('stream').Readable, r;
  function heard() { t.log('readable'); }
  if (!Readable) { t.log('no Readable'); t.done(); return; }
  r = new Readable();
  r._read = function () {};
  r.on('readable', heard);
  r.push('ab');
  setTimeout(function () {
    r.removeListener('readable', heard);
    setTimeout(function () {
      t.log('flowing', String(r._readableState.flowing));
      r.on('data', function (d) { t.log('data', String(d)); });
      setTimeout(function () { t.done(); }, 30);
    }, 30);
  }, 30);
};
