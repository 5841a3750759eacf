// The events of a request, and how its head and its response come.
var kit = require('./kit'), net = require('net');
var OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok';

function drain(res) { if (res.resume) res.resume(); else res.on('data', function () {}); }
function request(t, port, more) {
  var options = { host: t.host, port: port }, name, req;
  for (name in more) options[name] = more[name];
  req = t.http.request(options);
  req.on('error', function (e) { t.log('error', e.code || e.message); t.done(); });
  return req;
}
// A peer that answers the first bytes; gone(why) when the client's end or close comes first.
function answers(t, bytes, ready, gone) {
  var server = t.raw(function (socket) {
    var over = false;
    function left() { if (!over && gone) { over = true; gone(); } }
    socket.once('data', function () { if (bytes) socket.write(bytes); });
    socket.on('data', function () {});
    socket.on('end', left);
    socket.on('close', left);
  });
  server.listen(0, t.host, function () { ready(server.address().port); });
}

var CONNECTED = 'HTTP/1.1 200 Connection established\r\nX-Proxy: p\r\n\r\n';
var UPGRADED = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: other\r\nConnection: Upgrade\r\n\r\n';
var upgrading = { headers: { Connection: 'Upgrade', Upgrade: 'other' } };
// An event that takes the connection out of http: what its listener gets.
function taken(name, bytes, more) {
  return function (t) {
    answers(t, bytes, function (port) {
      var req = request(t, port, more);
      req.on('response', function () { t.log('response'); t.done(); });
      req.on(name, function (res, socket, head) {
        t.log(name, arguments.length, res instanceof t.http.IncomingMessage, res.statusCode);
        t.log('socket', socket instanceof net.Socket, socket === req.connection || socket === req.socket);
        t.log('head', Buffer.isBuffer(head), head.toString());
        t.done();
      });
      req.end();
    });
  };
}
function unheard(bytes, more) {
  return function (t) {
    answers(t, bytes, function (port) {
      var req = request(t, port, more);
      req.on('response', function () { t.log('response'); });
      req.end();
    }, function () { t.log('the peer sees the end'); t.done(); });
  };
}
exports.connect = taken('connect', CONNECTED, { method: 'CONNECT', path: 'place:1' });
exports.connectHead = taken('connect', CONNECTED + 'first bytes', { method: 'CONNECT', path: 'place:1' });
exports.connectUnheard = unheard(CONNECTED, { method: 'CONNECT', path: 'place:1' });
exports.upgrade = taken('upgrade', UPGRADED + 'first bytes', upgrading);
exports.upgradeUnheard = unheard(UPGRADED, upgrading);

// A 200 that names an upgrade is an answer like any other.
exports.upgradeOnly101 = function (t) {
  answers(t, 'HTTP/1.1 200 OK\r\nUpgrade: other\r\nConnection: Upgrade\r\nContent-Length: 2\r\n\r\nok', function (port) {
    var req = request(t, port, upgrading);
    req.on('upgrade', function () { t.log('upgrade'); t.done(); });
    req.on('response', function (res) {
      t.log('response', res.statusCode, res.headers.upgrade);
      res.on('data', function (d) { t.log('body', d); });
      res.on('end', t.done);
    });
    req.end();
  });
};

exports['continue'] = function (t) {
  answers(t, 'HTTP/1.1 100 Continue\r\n\r\n' + OK, function (port) {
    var req = request(t, port, { method: 'POST', headers: { Expect: '100-continue', 'Content-Length': 2 } });
    req.on('continue', function () { t.log('continue', arguments.length); req.end('ab'); });
    req.on('response', function (res) { t.log('response', res.statusCode); res.on('end', t.done); drain(res); });
  });
};
exports.information = function (t) {
  answers(t, 'HTTP/1.1 102 Processing\r\n\r\n' + OK, function (port) {
    var req = request(t, port);
    req.on('information', function (info) { t.log('information', arguments.length, info.statusCode); });
    req.on('response', function (res) { t.log('response', res.statusCode); res.on('end', t.done); drain(res); });
    req.end();
  });
};
exports.informationNot101 = function (t) {
  answers(t, UPGRADED, function (port) {
    var req = request(t, port, upgrading);
    req.on('information', function () { t.log('information'); });
    req.on('upgrade', function (res) { t.log('upgrade', res.statusCode); setTimeout(t.done, 30); });
    req.end();
  });
};

// All that the listener is called with, and how often.
exports.response = function (t) {
  answers(t, 'HTTP/1.1 100 Continue\r\n\r\n' + OK, function (port) {
    var req = request(t, port), calls = 0;
    req.on('response', function (res) {
      calls++;
      t.log('arguments', arguments.length, res instanceof t.http.IncomingMessage, res.statusCode, res.headers['content-length']);
      res.on('end', function () { setTimeout(function () { t.log('calls', calls); t.done(); }, 50); });
      drain(res);
    });
    req.end();
  });
};
exports.socket = function (t) {
  answers(t, OK, function (port) {
    var req = request(t, port);
    req.on('socket', function (socket) { t.log('socket', arguments.length, socket instanceof net.Socket, socket === req.connection || socket === req.socket); });
    req.on('response', function (res) { res.on('end', t.done); drain(res); });
    req.end();
  });
};

// The whole body is heard by a listener that is added when the response comes.
exports.wholeBody = function (t) {
  var text = new Array(20001).join('0123456789');
  answers(t, 'HTTP/1.1 200 OK\r\nContent-Length: ' + text.length + '\r\nConnection: close\r\n\r\n' + text, function (port) {
    var req = request(t, port);
    req.on('response', function (res) {
      var all = '';
      res.on('data', function (d) { all += d; });
      res.on('end', function () { t.log(all.length, all === text); t.done(); });
    });
    req.end();
  });
};

// Without a listener nothing keeps the response: the connection is let go once it has come.
exports.discarded = function (t) {
  var text = new Array(20001).join('0123456789'), server, agent, one;
  server = t.raw(function (socket) {
    socket.on('data', function () {});
    socket.once('data', function () { socket.write('HTTP/1.1 200 OK\r\nContent-Length: ' + text.length + '\r\nConnection: close\r\n\r\n' + text); });
    socket.on('close', function () {
      t.log('the peer sees the close');
      setTimeout(function () { t.log('sockets of the agent', Object.keys(agent.sockets).length); t.done(); }, 50);
    });
  });
  server.listen(0, t.host, function () {
    agent = new t.http.Agent();
    one = request(t, server.address().port, { agent: agent });
    one.on('socket', function () { t.log('sockets of the agent', Object.keys(agent.sockets).length); });
    one.end();
  });
};

// read(), a listener for data, and resume: each lets the end come.
exports.consumed = function (t) {
  answers(t, OK, function (port) {
    var ways = {
      read: function (res) { res.on('readable', function () { var d; while ((d = res.read()) !== null) t.log('read', d); }); },
      data: function (res) { res.on('data', function (d) { t.log('data', d); }); },
      resume: function (res) { res.resume(); }
    }, names = Object.keys(ways);
    (function next() {
      var name = names.shift(), req;
      if (!name) return t.done();
      req = request(t, port);
      req.on('response', function (res) {
        res.on('end', function () { t.log('end', name); next(); });
        ways[name](res);
      });
      req.end();
    })();
  });
};
exports.unconsumed = function (t) {
  answers(t, OK, function (port) {
    var req = request(t, port);
    req.on('response', function (res) {
      var ended = false;
      res.on('end', function () { ended = true; });
      setTimeout(function () {
        t.log('ended', ended);
        res.on('end', function () { t.log('end after resume'); t.done(); });
        res.resume();
      }, 100);
    });
    req.end();
  });
};

// What a peer has got before the first data and with it; then before the end of another request and at it.
exports.headWaits = function (t) {
  var all = '', awaited, then, req, server = t.raw(function (socket) {
    socket.on('data', function (d) { all += d; if (awaited && awaited.test(all)) { awaited = null; then(); } });
  });
  function until(pattern, next) { awaited = pattern; then = next; }
  server.listen(0, t.host, function () {
    var port = server.address().port;
    req = request(t, port, { method: 'POST', path: '/data' });
    setTimeout(function () {
      t.log('before', all);
      until(/\r\n\r\n4\r\nbody\r\n$/, function () {
        t.log('with the first data', kit.lines(all, ['first']));
        all = '';
        req = request(t, port, { path: '/end' });
        setTimeout(function () {
          t.log('before', all);
          until(/\r\n\r\n$/, function () { t.log('at the end', kit.lines(all, ['first'])); t.done(); });
          req.end();
        }, 60);
      });
      req.write('body');
    }, 60);
  });
};
exports.lengthUnchecked = function (t) {
  var all = '', server = t.raw(function (socket) {
    socket.on('data', function (d) {
      all += d;
      if (/longer body$/.test(all)) { t.log(kit.lines(all, ['content-length', 'transfer-encoding']), kit.body(all)); t.done(); }
    });
  });
  server.listen(0, t.host, function () {
    var req = request(t, server.address().port, { method: 'POST', headers: { 'Content-Length': 3 } });
    req.write('longer');
    req.end(' body');
  });
};
// The queued head can be changed until it goes.
exports.headersChanged = function (t) {
  t.peer([OK], function (port, requests) {
    var req = request(t, port, { headers: { 'X-Kept': 'a', 'X-Gone': 'b' } });
    req.setHeader('X-Set', 'c');
    req.setHeader('x-kept', 'd');
    req.removeHeader('x-gone');
    t.log(req.getHeader('X-KEPT'), req.getHeader('X-Set'), req.getHeader('X-Gone'));
    req.on('response', function (res) {
      res.on('end', function () { t.log(kit.lines(requests[0], ['x-kept', 'x-set', 'x-gone'])); t.done(); });
      drain(res);
    });
    req.end();
  });
};
