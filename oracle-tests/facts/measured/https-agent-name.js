exports.title = 'getName of an agent of https: the options that stand in it';
exports.role = 'api';
exports.releases = '0.11.14 4.2.0 4.2.1 4.2.3 4.2.4 4.2.5 4.3.1 5.3.0 5.4.0 6.11.5 6.12.0 6.13.0 6.14.0 6.15.1 6.16.0 7.4.0 7.5.0 9.2.1 9.3.0 9.5.0 9.6.0 10.15.3 10.16.0 11.3.0 11.4.0';
exports.main = function (t) {
  var agent = require('https').globalAgent, names, options = { host: 'h', port: 1 }, i;
  if (!agent.getName) { t.log('no getName'); t.done(); return; }
  names = ('ca cert clientCertEngine ciphers key pfx rejectUnauthorized servername minVersion maxVersion secureProtocol ' +
    'crl honorCipherOrder ecdhCurve dhparam secureOptions sessionIdContext').split(' ');
  for (i = 0; i < names.length; i++) options[names[i]] = names[i];
  t.log(agent.getName(options));
  t.done();
};
