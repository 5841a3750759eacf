exports.title = 'setEncoding of a Readable that has received something already';
exports.role = 'api';
exports.releases = '9.0.0 9.11.2 10.0.0 10.1.0 10.9.0 10.14.0 10.14.2 10.15.0 10.15.3 10.16.0 10.16.1 10.16.2 10.16.3 10.17.0 10.18.0 10.19.0 10.20.1 10.21.0 10.22.0 10.23.0 12.1.0 12.2.0 12.3.1 12.4.0 12.5.0 12.6.0';
exports.main = function (t) {
  var Readable = require('stream').Readable, r;
  if (!Readable) { t.log('no Readable'); t.done(); return; }
  r = new Readable();
  r._read = function () {};
  r.push(new Buffer('ab'));
  r.setEncoding('hex');
  r.push(new Buffer('cd'));
  r.push(null);
  r.on('data', function (d) { t.log('data', typeof d === 'string' ? d : 'buffer ' + d); });
  r.on('end', function () { t.log('end'); t.done(); });
};
