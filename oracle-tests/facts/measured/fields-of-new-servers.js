exports.title = 'what a new server shows of its options';
exports.role = 'api';
exports.releases = '13.0.0 13.1.0 13.3.0 13.7.0 13.8.0 14.10.1 14.11.0 15.0.0 16.9.1 16.10.0 16.11.0 16.14.2 16.15.0 17.0.0 17.6.0 17.7.0 18.0.0 18.13.0 18.14.0 18.16.1 18.17.0 18.18.2 18.19.0 19.0.0 19.4.0 19.5.0 20.0.0 20.1.0 20.2.0 20.5.1 20.6.0 21.0.0 22.0.0 22.18.0 22.19.0 22.20.0 22.21.0 23.0.0 24.5.0 24.6.0 24.8.0 24.9.0 24.18.1 24.19.0 25.0.0 26.2.0 26.3.0';
exports.main = function (t) {
  var s = t.http.createServer(), names = ['maxHeaderSize', 'insecureHTTPParser', 'requestTimeout', 'headersTimeout', 'keepAliveTimeout', 'keepAliveTimeoutBuffer', 'connectionsCheckingInterval', 'requireHostHeader', 'joinDuplicateHeaders', 'rejectNonStandardBodyWrites', 'httpValidation', 'shouldUpgradeCallback', 'maxRequestsPerSocket', 'highWaterMark', 'noDelay', 'keepAlive', 'connections'];
  t.log('shown', Object.keys(s).filter(function (name) { return names.indexOf(name) >= 0; }));
  names.forEach(function (name) { if (name in s) t.log(name, typeof s[name] === 'function' ? 'a function' : s[name]); });
  t.log('listening', s.listeners('listening').length);
  t.done();
};
