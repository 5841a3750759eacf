exports.title = 'requestTimeout and headersTimeout of which one bounds the other';
exports.role = 'api';
exports.releases = '17.0.0 18.0.0 18.7.0 18.8.0 18.13.0 18.14.0 19.0.0 19.3.0 19.4.0';
exports.main = function (t) {
  [{ requestTimeout: 1000, headersTimeout: 2000 }, { requestTimeout: 1000 }, { requestTimeout: 1000, headersTimeout: 1000 }, { headersTimeout: 400000 }, { requestTimeout: 0 }].forEach(function (o) {
    t.attempt(JSON.stringify(o), function () { var s = t.http.createServer(o); return [s.requestTimeout, s.headersTimeout]; });
  });
  t.done();
};
