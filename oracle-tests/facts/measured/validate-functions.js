exports.title = 'the names of validateHeaderName and validateHeaderValue, and how many arguments they name';
exports.role = 'api';
exports.releases = '14.2.0 14.3.0 14.17.6 14.18.0 18.13.0 18.14.0 20.11.1 20.12.0 21.0.0 21.1.0 21.2.0 22.16.0 22.17.0 23.0.0 24.0.2 24.1.0 25.0.0';
exports.main = function (t) {
  var names = ['validateHeaderName', 'validateHeaderValue'], i;
  for (i = 0; i < names.length; i++) {
    if (t.http[names[i]]) t.log(names[i], t.http[names[i]].name, t.http[names[i]].length); else t.log(names[i]);
  }
  t.done();
};
