exports.title = 'https.request to a server whose certificate nobody vouches for';
exports.role = 'api';
exports.releases = '';
// Made for this scenario alone.
var key = [
  '-----BEGIN PRIVATE KEY-----',
  'MIIEvAIBADANBgkqhkiG9w0BAQEFAASCBKYwggSiAgEAAoIBAQCf81UD1m68QUL4',
  'fyG4UMa8vWcohOKJv6DjJ8pNzZz+S7icXNZsmQD7RFXhKSwa/idqSoqPnW7Wg9g4',
  'Rd40NAoEdvOTGL9PUeJ81BGIWcMV3VjbtUg6iJbjZyN4JvfLYcbJvp1fypOQHubl',
  'gFU7kBEyRVwpLRR3VH9S2k8E/jG7MIA4KB0XMRWgQ5WT69X/BmlSG6T4nT9/AUyF',
  'zqDdkzb4orjEUo9YMKJ/tlbHDUqlzBtmmFn3hL3JG7pPwLos0gWtlPu+V8mx11Fv',
  'Z0V3clxj1EPMXIBB0IpIpvum9x/UkqZcl3ZiJz/u3jKsZkjDFGVFuUowAWaPzoxW',
  'K605vCO3AgMBAAECggEABSYCdwiocNPS8Ye6EKI8+2dHUkUQu6lY5ubpep6jLoZG',
  'b3YHiuBT6UKWVxSJsGa84w16L0w8fJgq1gjdsaV5KxKfHX1+7vEuTqFO3Soyftos',
  'mYnYxNWPscsol539fOTtTqIdk69EF6/+86UxWST2gL09za9/SKYGIScYwwrhk+pb',
  'J3zCCrfGFzWXIcAwmqs/VF3paO+Nu8e3hv4mBGoJ74KubXTHhqXa4G43/mPqxVyf',
  '6LV/setubTHX+sjupVI0pXWxsAvO+GwfeQOgzdgAs5O9psi9yZD9EQWECkizwXOS',
  'X/MVZxArJmEBANGjH4cf9In2SU8ixaxUI6wjjgIwdQKBgQDfC9mYeEO/2A4AhdB6',
  'HkPGbAHTRSZx/fkZAWW8uwbdwpCF6xyowXMO3JLGqTpYYK6m7nVESY+qFaVFosf7',
  'IHHuVrw/QmrfwD8ua+nu50Kap7tq7eHCbs+otTvXjIvuh2WKap4FTtgda3IV/Jjo',
  'FM9wGtV+jhBlGwtxWwjgf0wXXQKBgQC3lQwiBa1X2N+uf5idm/g3D3QyE3X+Tyks',
  'Nd8Hn7hMKNRBB8k6k2ruMdd7aYAKclUvYJrvZtPYGZyKUnNyBHHQJN4O2wIWoqQa',
  'YXeoDpoen3bPN975Ai1nEOPxdiJf0qC4u/niZ2ZoxckGMl0w98fnEgWdPeSeFsKF',
  'eHZya/OaIwKBgBi9MrxTkogjyaHLNc1lr/TBJA6v28zG86sPWZ5uTBuqqecApeQd',
  '2MosMudv+7Wzu4tuZXlWg2XFEti/bljvR1O9MRH/JuV8aEWY2JCT+/I1anc4vVKY',
  'gdXfjCyjPR4OzHdmzfIexZ+1vCiuJLORI1T21Pk9fpoIPuOqyjhERkdNAoGACr7S',
  'ovsqFkY/cXtOd4s1kCN7baLt+SCxDEFq+ItEwlBxfAz0nlUaoS6RqkuWjwX6Lne9',
  'Gd4u8CsvmnkRAM95yfEefkgbay/B4zlpQ5D3PGuhDKf8iR6zgaDfdravdGRju+xk',
  'x/e9asyI46/2/HLEZKYNZhLFWuuCH0XZyQDAlXkCgYBXndXStKefk2zZWw5k6UlZ',
  'Urg38sHrDq2OH1kqVcGA1tnP1CNZe6FeRdMPKUbEP4f3D92aMyoUG8G92IJQLJW4',
  'zMMpJbKj02Mr51yQqKaHt7JM7rpgmxseAsRngjOtsnB32Kfvr79V6jbRFPm57T5n',
  'orUWNE7yjfwjLoXbNtUYYw==',
  '-----END PRIVATE KEY-----'
].join('\n');
var cert = [
  '-----BEGIN CERTIFICATE-----',
  'MIIDCzCCAfOgAwIBAgIUFYNPHF4oAuET4Zq8dBzkITaFV5wwDQYJKoZIhvcNAQEL',
  'BQAwFDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTE1Mjk1MFoYDzIxMjYx',
  'MDI4MTUyOTUwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwggEiMA0GCSqGSIb3DQEB',
  'AQUAA4IBDwAwggEKAoIBAQCf81UD1m68QUL4fyG4UMa8vWcohOKJv6DjJ8pNzZz+',
  'S7icXNZsmQD7RFXhKSwa/idqSoqPnW7Wg9g4Rd40NAoEdvOTGL9PUeJ81BGIWcMV',
  '3VjbtUg6iJbjZyN4JvfLYcbJvp1fypOQHublgFU7kBEyRVwpLRR3VH9S2k8E/jG7',
  'MIA4KB0XMRWgQ5WT69X/BmlSG6T4nT9/AUyFzqDdkzb4orjEUo9YMKJ/tlbHDUql',
  'zBtmmFn3hL3JG7pPwLos0gWtlPu+V8mx11FvZ0V3clxj1EPMXIBB0IpIpvum9x/U',
  'kqZcl3ZiJz/u3jKsZkjDFGVFuUowAWaPzoxWK605vCO3AgMBAAGjUzBRMB0GA1Ud',
  'DgQWBBSFTPb4K/3TTRgZp5h7eTiohGQw8DAfBgNVHSMEGDAWgBSFTPb4K/3TTRgZ',
  'p5h7eTiohGQw8DAPBgNVHRMBAf8EBTADAQH/MA0GCSqGSIb3DQEBCwUAA4IBAQA0',
  'mhakGGCKDQd8HOoaGv1Ba7lPwtSpVu3k1rgDXG3VDOM7GVuxk+JizlAcOgI6Q4Bg',
  'dX0fydcpkXZCUvMfhGH/i8ug07J5B9Cx324Nk+WEpNyl2ELdnS+MvMadUK9RnVum',
  'OpgCHsIKbZwYkDnR8Nw3LA3cfP/rQZaZOkQLBZl5Gz1J8m5F0RGD9NecMkMBCZBH',
  '/CVOHGpUGY+RJD88adpYl0G4USwa/hLWbqsL5Nk9yiiEngB14Spi3LMGmmepgkGu',
  'hxyslCmVaOz6HgZZJezzKK9uuWEot7Yv8c2trsXWuQB7Heu00JtCdkJPMTMAtOFG',
  'zjjYkzuMSJOTaP/kVBrY',
  '-----END CERTIFICATE-----'
].join('\n');
exports.main = function (t) {
  var https = require('https'), server = https.createServer({ key: key, cert: cert }, function (req, res) { res.end('x'); });
  server.listen(0, '127.0.0.1', function () {
    var req = https.request({ host: '127.0.0.1', port: server.address().port, path: '/', agent: false }, function (res) {
      t.log('response', res.statusCode);
      res.on('data', function () {});
      res.on('end', function () { server.close(); t.done(); });
    });
    req.on('error', function (e) { t.log('error', e.code || e.message); server.close(); t.done(); });
    req.end();
  });
};
