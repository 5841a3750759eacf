exports.title = 'the exports of http in their order, and how many arguments its functions name';
exports.role = 'api';
exports.releases = '6.15.1 6.16.0 7.0.0 7.10.1 8.0.0 8.14.0 8.15.0 9.0.0 9.5.0 9.6.0 10.14.2 10.15.0 10.15.3 10.16.0 11.0.0 11.5.0 11.6.0 11.7.0';
exports.main = function (t) {
  var names = Object.keys(t.http), i;
  for (i = 0; i < names.length; i++) {
    if (typeof t.http[names[i]] === 'function') t.log(names[i], t.http[names[i]].length); else t.log(names[i]);
  }
  t.done();
};
