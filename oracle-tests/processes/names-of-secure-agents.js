// releases: 12.22.12 13.0.0 14.16.1 14.17.1 14.21.3 15.0.0 15.4.0 15.7.0 16.20.2 18.20.8 20.20.2 22.23.1 22.23.2 22.23.3 22.23.5 23.0.0 24.18.0 24.18.1 24.22.1 24.22.3 25.0.0 26.5.0 26.5.1 26.12.1
// By which name an agent of https tells its connections apart: keys, certificates, passphrases and what else TLS is asked for.
var https = require('https');
var agent = new https.Agent();
function name(label, options) {
  var all = { host: 'h', port: 1 };
  Object.keys(options).forEach(function (key) { all[key] = options[key]; });
  console.log(label, agent.getName(all));
}
name('plain', {});
name('text', { ca: 'CA', cert: 'CE', key: 'K', pfx: 'P', crl: 'L' });
name('bytes', { ca: Buffer.from('CA'), cert: Buffer.from([1, 2]), key: Buffer.from('K'), pfx: Buffer.from('P') });
name('lists', { ca: ['A', Buffer.from('B')], key: ['K', { pem: 'L', passphrase: 'q' }, { pem: 'M' }], pfx: ['P', { buf: 'Q', passphrase: 'r' }, { buf: 'R' }] });
name('passphrase', { key: 'K', pfx: 'P', passphrase: 'secret' });
name('lists with passphrase', { key: ['K', { pem: 'L', passphrase: 'q' }], pfx: ['P', { buf: 'Q', passphrase: 'r' }, { buf: 'R' }], passphrase: 'secret' });
name('flags', { rejectUnauthorized: false, honorCipherOrder: true, secureOptions: 5, allowPartialTrustChain: true, requestOCSP: false, minDHSize: 2048 });
name('more', { sigalgs: 'ecdsa', privateKeyIdentifier: 'id', privateKeyEngine: 'engine', ALPNProtocols: ['h2', 'http/1.1'], session: Buffer.from('S'), servername: 'h' });
name('functions', { pskCallback: function () {}, secureContext: {} });
console.log('keepSocketAlive' in https.Agent.prototype, Object.keys(https.Agent.prototype).indexOf('keepSocketAlive') >= 0);
