// What a received message says of its head and its rest, on the side of the server and of the client, where an
// independent peer wrote the bytes.
var net = require('net'), kit = require('./kit');

function drain(message, over) {
  if (over) message.on('end', over);
  if (message.resume) message.resume(); else message.on('data', function () {});
}
// look(message, t, its side, next) at a request and then at a response; the bytes of each, or null
function both(request, response, look) {
  return function (t) {
    function answer() {
      if (!response) return t.done();
      t.peer([response], function (port) {
        t.http.get({ host: t.host, port: port, path: '/' }, function (res) { look(res, t, 'response', t.done); })
          .on('error', function (e) { t.log('error', e); t.done(); });
      });
    }
    if (!request) return answer();
    t.serve(t.http.createServer(function (req, res) {
      look(req, t, 'request', function () { res.end(); answer(); });
    }), function (port) { sayTwice(t, port, request); });
  };
}
// Says what comes after a chunk when the chunk has been read.
function sayTwice(t, port, bytes) {
  var cut = bytes.indexOf(LAST), socket = t.say(port, cut < 0 ? bytes : bytes.slice(0, cut), function () {});
  if (cut >= 0) setTimeout(function () { socket.write(LAST); }, 50);
}
// look(message, t, side) when its head is there
function heads(request, response, look) {
  return both(request, response, function (message, t, side, next) {
    look(message, t, side);
    drain(message, next);
  });
}
var GET = 'GET /status?name=ann HTTP/1.1\r\nHost: h\r\nX-Mixed-Case: Value\r\nConnection: close\r\n\r\n';
var OK = 'HTTP/1.1 203 Nearly\r\nContent-Length: 2\r\nX-Mixed-Case: Value\r\nConnection: close\r\n\r\nok';
var OLD = 'GET / HTTP/1.0\r\n\r\n', OLD_OK = 'HTTP/1.0 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';
var REST = 'Transfer-Encoding: chunked\r\nTrailer: X-Sum, X-Note\r\nConnection: close\r\n\r\n1\r\na\r\n', LAST = '0\r\nX-Sum: 1\r\nX-Note: b\r\n\r\n';

exports.isReadable = heads(GET, OK, function (message, t, side) {
  t.log(side, message instanceof t.http.IncomingMessage, message instanceof t.require('stream').Readable, typeof message.read, message.readable);
});
function version(message, t, side) {
  t.log(side, message.httpVersion, message.httpVersionMajor, message.httpVersionMinor);
}
exports.httpVersion = kit.sequence([heads(GET, OK, version), heads(OLD, OLD_OK, version)]);
exports.headers = heads(GET, OK, function (message, t, side) {
  t.log(side, Object.keys(message.headers), message.headers['x-mixed-case'], message.headers['X-Mixed-Case']);
});
exports.replaced = heads(GET, OK, function (message, t, side) {
  message.headers['x-mixed-case'] = 'changed';
  message.headers.more = 'added';
  t.log(side, message.headers['x-mixed-case'], message.headers.more);
  message.headers = { only: 'this' };
  t.log(side, message.headers);
});
exports.method = heads(GET, OK, function (message, t, side) { t.log(side, message.method); });
exports.url = heads(GET, OK, function (message, t, side) { t.log(side, message.url); });
exports.statusCode = heads(GET, OK, function (message, t, side) { t.log(side, message.statusCode); });
exports.statusMessage = heads(GET, OK, function (message, t, side) { t.log(side, message.statusMessage); });
exports.socket = heads(GET, OK, function (message, t, side) {
  t.log(side, message.socket instanceof net.Socket, message.socket === message.connection, message.socket.remoteAddress, typeof message.socket.write);
});

function rest(name) {
  function late(socket) {
    socket.write('HTTP/1.1 200 OK\r\n' + REST);
    setTimeout(function () { socket.write(LAST); }, 50);
  }
  return both('POST / HTTP/1.1\r\nHost: h\r\n' + REST + LAST, late, function (message, t, side, next) {
    var first = message[name], copy = JSON.parse(JSON.stringify(first));
    message.on('data', function () {});
    message.on('end', function () {
      t.log(side, 'at first', copy, 'at end', message[name], 'the same object', message[name] === first);
      next();
    });
  });
}
exports.trailers = rest('trailers');
exports.rawTrailers = rest('rawTrailers');
exports.rawHeaders = heads(
  'GET / HTTP/1.1\r\nHOST: h\r\nx-one: 1\r\nX-One: 2\r\nUser-Agent: a\r\nuser-agent: b\r\nConnection: close\r\n\r\n',
  'HTTP/1.1 200 OK\r\nx-one: 1\r\nX-One: 2\r\nSERVER: a\r\nserver: b\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
  function (message, t, side) { t.log(side, Array.isArray(message.rawHeaders), message.rawHeaders); });

// Each name twice. What cannot stand in a message of its side, or would end it, stands in the other.
var once = ['age', 'authorization', 'content-type', 'etag', 'expires', 'from', 'host', 'if-modified-since',
  'if-unmodified-since', 'last-modified', 'location', 'max-forwards', 'proxy-authorization', 'referer', 'retry-after', 'user-agent'];
function twice(names) {
  return names.map(function (name) { return name + ': first\r\n' + name + ': second\r\n'; }).join('');
}
exports.dropped = heads('GET / HTTP/1.1\r\n' + twice(once) + 'Connection: close\r\n\r\n', null, function (message, t) {
  var dest = {};
  // a second length ends the connection, so that one is shown by hand
  message._addHeaderLine('Content-Length', 'first', dest);
  message._addHeaderLine('content-length', 'second', dest);
  t.log('first', once.filter(function (name) { return message.headers[name] === 'first'; }).length, 'of', once.length, dest);
});
exports.setCookie = heads('GET / HTTP/1.1\r\nHost: h\r\nSet-Cookie: a=1\r\nConnection: close\r\n\r\n',
  'HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
  function (message, t, side) { t.log(side, message.headers['set-cookie']); });
exports.cookie = heads('GET / HTTP/1.1\r\nHost: h\r\nCookie: a=1\r\nCookie: b=2\r\nConnection: close\r\n\r\n', null,
  function (message, t) { t.log(message.headers.cookie); });
exports.joined = heads('GET / HTTP/1.1\r\nHost: h\r\n' + twice(['accept', 'x-any', 'via']) + 'Connection: close\r\n\r\n', null,
  function (message, t) { t.log(message.headers.accept, message.headers['x-any'], message.headers.via); });

exports.ownClass = function (t) {
  function Mine(socket) {
    var self = Reflect.construct(t.http.IncomingMessage, [socket], Mine);
    self.mine = true;
    return self;
  }
  Mine.prototype = Object.create(t.http.IncomingMessage.prototype, { constructor: { value: Mine } });
  t.serve(t.http.createServer({ IncomingMessage: Mine }, function (req, res) {
    t.log(req.constructor === Mine, req instanceof t.http.IncomingMessage, req.mine, req.url);
    res.end();
  }), function (port) { t.say(port, GET, function () { t.done(); }); });
};

// For this test alone: a key that protects nothing, and the certificate of localhost that it signed.
var key = [
  '-----BEGIN PRIVATE KEY-----',
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgWeKIt4laeB+ekNrP',
  'HzqYvk6Ug078je/33S6wz51SbeuhRANCAAR/EKSMSyeDLBM5M8gabETouspBQm7L',
  '4hDz9ThTvCiZW2h1Pj8kk88F00ZqVSliz1jjZOC/TQwdqPKbUSZST8Sm',
  '-----END PRIVATE KEY-----',
  ''
].join('\n');
var cert = [
  '-----BEGIN CERTIFICATE-----',
  'MIIBmzCCAUGgAwIBAgIUUbThl4VF5pfbw37nEs8/VD27lSgwCgYIKoZIzj0EAwIw',
  'FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTExMDAyMFoYDzIxMjYxMDI4',
  'MTEwMDIwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO',
  'PQMBBwNCAAR/EKSMSyeDLBM5M8gabETouspBQm7L4hDz9ThTvCiZW2h1Pj8kk88F',
  '00ZqVSliz1jjZOC/TQwdqPKbUSZST8Smo28wbTAdBgNVHQ4EFgQU5MQWu6r1Ygc/',
  'HIgaUOcvcaGp4UUwHwYDVR0jBBgwFoAU5MQWu6r1Ygc/HIgaUOcvcaGp4UUwDwYD',
  'VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI',
  'zj0EAwIDSAAwRQIhAMbxGOcqnDeBSqvNxYfbDX+C1FC2oLW9FXn4JcOotRmpAiAs',
  'pendsy/RPO/IEyYw36oyN9gJauJMDqhpEoejgkRsrQ==',
  '-----END CERTIFICATE-----',
  ''
].join('\n');
exports.peerCertificate = function (t) {
  var https = t.require('https'), server = https.createServer({ key: key, cert: cert }, function (req, res) {
    t.log('request', typeof req.connection.verifyPeer, typeof req.connection.getPeerCertificate);
    res.end();
  });
  t.serve(server, function (port) {
    var options = { host: t.host, port: port, path: '/', rejectUnauthorized: false, servername: 'localhost' };
    options.agent = new https.Agent({ rejectUnauthorized: false, servername: 'localhost' });
    https.get(options, function (res) {
      var peer = res.socket.getPeerCertificate();
      t.log('response', typeof res.socket.verifyPeer, typeof res.socket.getPeerCertificate, peer.subject.CN);
      drain(res, t.done);
    }).on('error', function (e) { t.log('error', e); t.done(); });
  });
};
