exports.title = 'the exports of http in their order, and how many arguments its functions name';
exports.role = 'api';
exports.releases = '6.15.1 6.16.0 7.0.0 7.10.1 8.0.0 8.14.0 8.15.0 9.0.0 9.5.0 9.6.0 10.14.2 10.15.0 10.15.3 10.16.0 11.0.0 11.5.0 11.6.0 11.7.0 14.2.0 14.3.0 14.17.6 14.18.0 15.0.0 15.6.0 15.7.0 16.17.1 16.18.0 17.0.0 18.7.0 18.8.0 18.13.0 18.14.0 18.16.1 18.17.0 19.0.0 19.4.0 19.5.0 20.0.0 20.1.0 20.11.1 20.12.0 21.0.0 21.1.0 21.2.0 22.4.1 22.5.0 22.16.0 22.17.0 23.0.0 24.0.2 24.1.0 24.13.1 24.14.0 25.0.0 25.3.0 25.4.0 26.10.0 26.12.1';
exports.main = function (t) {
  var names = Object.keys(t.http), i;
  for (i = 0; i < names.length; i++) {
    if (typeof t.http[names[i]] === 'function') t.log(names[i], t.http[names[i]].length); else t.log(names[i]);
  }
  t.done();
};
