// What a server of the first manual reads of a request: its line, its headers, its body, its connection.
var net = require('net');
var later = typeof setImmediate === 'function' ? setImmediate : process.nextTick;
var HEAD = 'POST /status?name=ryan HTTP/1.1\r\nHost: h\r\nConnection: close\r\n';

// Says the head, then the body when the listener has had its turn; listen(t, req, send, end)
function asked(head, listen) {
  return function (t) {
    var client, server = t.http.createServer(function (req, res) {
      listen(t, req, function (bytes) { client.write(bytes, 'binary'); }, function () { res.end(); });
    });
    t.serve(server, function (port) { client = t.say(port, head, function () { t.done(); }); });
  };
}
function plain(look) { return asked('PUT /status?name=ryan HTTP/1.0\r\nX-One: 1\r\nHost: h\r\n\r\n', function (t, req, send, end) { look(t, req); end(); }); }

exports.headers = plain(function (t, req) { t.log(typeof req.headers, req.headers); });
exports.httpVersion = plain(function (t, req) { t.log(typeof req.httpVersion, req.httpVersion); });
exports.httpVersionNumbers = plain(function (t, req) { t.log(typeof req.httpVersionMajor, req.httpVersionMajor, typeof req.httpVersionMinor, req.httpVersionMinor); });
exports.method = plain(function (t, req) { t.log(req.method); });
exports.url = plain(function (t, req) { t.log(req.url); });
exports.connection = plain(function (t, req) { t.log(req.connection instanceof net.Stream, req.connection.remoteAddress.replace('::ffff:', '')); });

exports.trailers = asked(HEAD + 'Transfer-Encoding: chunked\r\n\r\n', function (t, req, send, end) {
  t.log('at first', JSON.stringify(req.trailers));
  req.on('data', function () {});
  req.on('end', function () { t.log('at the end', req.trailers); end(); });
  send('2\r\nab\r\n0\r\nX-Sum: 7\r\n\r\n');
});

// What has been read already comes in spite of the pause; what comes later waits for resume.
exports.pause = asked(HEAD + 'Content-Length: 4\r\n\r\nbody', function (t, req, send, end) {
  req.pause();
  req.on('data', function (d) { t.log('data', d); });
  req.on('end', function () { t.log('end'); end(); });
});
exports.resume = asked(HEAD + 'Content-Length: 4\r\n\r\n', function (t, req, send, end) {
  req.pause();
  req.on('data', function (d) { t.log('data', d); });
  req.on('end', function () { t.log('end'); end(); });
  send('body');
  setTimeout(function () {
    t.log('resume');
    req.resume();
  }, 80);
});

// Two bytes of one character, each in a packet of its own, to a request of each setting in turn.
function encodings(settings) {
  return function (t) {
    var server = t.http.createServer(function (req, res) {
      settings[0](req);
      req.on('data', function (d) { t.log(typeof d, typeof d === 'string' ? d : d.length); });
      req.on('end', function () { res.end(); });
      server.say('\u00c3');
      // In a turn of its own, after one in which the first byte was read.
      setTimeout(function () { later(function () { server.say('\u00a9'); }); }, 60);
    });
    t.serve(server, function (port) {
      (function next() {
        var client = t.say(port, HEAD + 'Content-Length: 2\r\n\r\n', function () { settings.shift(); if (settings.length) next(); else t.done(); });
        server.say = function (bytes) { client.write(bytes, 'binary'); };
      })();
    });
  };
}
function set(encoding) { return function (req) { req.setEncoding(encoding); }; }
exports.setEncoding = function (t) { encodings([set('utf8'), set('binary')])(t); };
exports.encodingDefault = function (t) { encodings([function () {}, set(null)])(t); };

// For tests alone: a key that protects nothing, and a certificate of localhost that it signed.
var key = '-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgWeKIt4laeB+ekNrP\nHzqYvk6Ug078je/33S6wz51SbeuhRANCAAR/EKSMSyeDLBM5M8gabETouspBQm7L\n4hDz9ThTvCiZW2h1Pj8kk88F00ZqVSliz1jjZOC/TQwdqPKbUSZST8Sm\n-----END PRIVATE KEY-----\n';
var cert = '-----BEGIN CERTIFICATE-----\nMIIBmzCCAUGgAwIBAgIUUbThl4VF5pfbw37nEs8/VD27lSgwCgYIKoZIzj0EAwIw\nFDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTExMDAyMFoYDzIxMjYxMDI4\nMTEwMDIwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO\nPQMBBwNCAAR/EKSMSyeDLBM5M8gabETouspBQm7L4hDz9ThTvCiZW2h1Pj8kk88F\n00ZqVSliz1jjZOC/TQwdqPKbUSZST8Smo28wbTAdBgNVHQ4EFgQU5MQWu6r1Ygc/\nHIgaUOcvcaGp4UUwHwYDVR0jBBgwFoAU5MQWu6r1Ygc/HIgaUOcvcaGp4UUwDwYD\nVR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI\nzj0EAwIDSAAwRQIhAMbxGOcqnDeBSqvNxYfbDX+C1FC2oLW9FXn4JcOotRmpAiAs\npendsy/RPO/IEyYw36oyN9gJauJMDqhpEoejgkRsrQ==\n-----END CERTIFICATE-----\n';
exports.overTls = function (t) {
  var https = t.require('https'), server = https.createServer({ key: key, cert: cert }, function (req, res) {
    t.log('encrypted', req.connection.encrypted, 'verifyPeer', typeof req.connection.verifyPeer, 'getPeerCertificate', typeof req.connection.getPeerCertificate);
    res.end();
    t.done();
  });
  t.serve(server, function (port) {
    var socket = require('tls').connect({ host: t.host, port: port, rejectUnauthorized: false }, function () { socket.write('GET / HTTP/1.1\r\nHost: h\r\n\r\n'); });
    socket.on('error', function () {});
  });
};
