// What a received message tells of its body and its end, and what its methods do to its connection.
var kit = require('./kit');
var GET = 'GET / HTTP/1.1\r\nHost: h\r\n\r\n';
var CHUNKS = 'Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n';

function soon(act) { setTimeout(act, 80); }
// The names of the events of a message in the order in which they came.
function events(message, names) {
  var seen = [];
  names.forEach(function (name) { message.on(name, function () { seen.push(name); }); });
  return seen;
}
function flow(message) { if (message.resume) message.resume(); else message.on('data', function () {}); }
// listener(req, res, the client's socket) for a request of an independent client
function served(bytes, listener) {
  return function (t) {
    var socket;
    t.serve(t.http.createServer(function (req, res) { listener.call(t, req, res, socket); }), function (port) {
      socket = t.say(port, bytes, function () {});
    });
  };
}
// listener(res) for an answer of an independent server
function answered(bytes, listener) {
  return function (t) {
    t.peer([bytes], function (port) {
      var req = t.http.request({ host: t.host, port: port, path: '/', method: 'GET' });
      req.on('error', function (e) { t.log('request error', e); });
      req.on('response', function (res) { listener.call(t, res, req); });
      req.end();
    });
  };
}

function body(message, t, over) {
  var all = '', types = {};
  message.on('data', function (chunk) {
    types[Buffer.isBuffer(chunk) ? 'Buffer' : typeof chunk] = true;
    all += chunk;
  });
  message.on('end', function () { t.log(all, Object.keys(types), 'end', arguments.length); over(); });
}
exports.data = served('POST / HTTP/1.1\r\nHost: h\r\n' + CHUNKS, function (req) { body(req, this, this.done); });
exports.dataText = served('POST / HTTP/1.1\r\nHost: h\r\n' + CHUNKS, function (req) {
  req.setEncoding('utf8');
  body(req, this, this.done);
});
exports.pieces = kit.sequence([exports.data, exports.dataText]);
exports.responseData = answered('HTTP/1.1 200 OK\r\n' + CHUNKS, function (res) { body(res, this, this.done); });
exports.order = served('POST / HTTP/1.1\r\nHost: h\r\n' + CHUNKS, function (req, res, socket) {
  var t = this, seen = events(req, ['data', 'end', 'close']);
  soon(function () {
    socket.destroy();
    soon(function () { t.log(seen); t.done(); });
  });
});
// The connection goes while the body is not whole.
exports.orderCut = served('POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nabc', function (req, res, socket) {
  var t = this, seen = events(req, ['data', 'end', 'close']);
  soon(function () {
    socket.destroy();
    soon(function () { t.log(seen); t.done(); });
  });
});
exports.orders = kit.sequence([exports.order, exports.orderCut]);
exports.responseOrder = answered('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok', function (res) {
  var t = this, seen = events(res, ['data', 'end', 'close']);
  soon(function () { res.connection.destroy(); soon(function () { t.log(seen); t.done(); }); });
});

// The client goes before the answer.
exports.close = served(GET, function (req, res, socket) {
  var t = this, closes = 0;
  req.on('close', function (err) {
    closes++;
    t.log('close', arguments.length, err);
  });
  flow(req);
  soon(function () {
    socket.destroy();
    soon(function () { t.log('closes', closes); t.done(); });
  });
});
// The answer is given up whole, but nobody reads it.
exports.closeUnflushed = function (t) {
  var big = new Array(1 << 24).join('x'), client;
  t.serve(t.http.createServer(function (req, res) {
    var closes = 0;
    req.on('close', function () { closes++; });
    flow(req);
    res.end(big);
    soon(function () {
      client.destroy();
      soon(function () { t.log('closes of an unflushed answer', closes); t.done(); });
    });
  }), function (port) { client = t.mute(port, GET); });
};
exports.closeBefore = kit.sequence([exports.close, exports.closeUnflushed]);
// The answer is over; later the connection goes.
exports.closeAfter = served(GET, function (req, res, socket) {
  var t = this, closes = 0;
  req.on('close', function () { closes++; t.log('close', 'socket destroyed', req.socket.destroyed); });
  flow(req);
  res.end();
  soon(function () {
    t.log('while the connection lives', closes);
    socket.destroy();
    soon(function () { t.log('in all', closes); t.done(); });
  });
});
exports.closeBeforeAndAfter = kit.sequence([exports.close, exports.closeAfter]);
exports.closeTimedOut = function (t) {
  var server = t.http.createServer(function (req) {
    req.on('close', function (err) { t.log(err.code, err instanceof Error); t.done(); });
  });
  server.on('connection', function (socket) {
    t.log('of the server', server.timeout, 'of the socket', socket._idleTimeout || socket.timeout);
    socket.setTimeout(60);
  });
  t.serve(server, function (port) { t.say(port, GET, function () {}); });
};
exports.closeErrors = kit.sequence([exports.close, exports.closeTimedOut]);

exports.aborted = function (t) {
  t.serve(t.http.createServer(function (req) {
    var before = req.aborted;
    req.on('aborted', function () { t.log('request', before, req.aborted); client(); });
    soon(function () { socket.destroy(); });
  }), function (port) { socket = t.say(port, GET, function () {}); });
  var socket;
  function client() {
    answered('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\npart', function (res, req) {
      var before = res.aborted;
      res.on('aborted', function () { t.log('response', before, res.aborted); t.done(); });
      flow(res);
      req.abort();
    })(t);
  }
};
exports.complete = function (t) {
  function trial(bytes, next) {
    answered(bytes, function (res) {
      res.on('error', function (e) { t.log('error', e); });
      res.on('end', function () { t.log('complete', before, res.complete); next(); });
      var before = res.complete;
      flow(res);
    })(t);
  }
  trial(function (socket) {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no');
    setTimeout(function () { socket.write('k'); }, 40);
  }, function () {
    trial(function (socket) {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no');
      setTimeout(function () { socket.destroy(); }, 40);
    }, t.done);
  });
};
exports.destroy = served('POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nabc', function (req, res, socket) {
  var t = this, error = new Error('mine');
  req.on('error', function (e) { t.log('message', e === error); });
  req.socket.on('error', function (e) { t.log('socket', e === error); });
  socket.on('close', function () { t.log('peer sees the end'); t.done(); });
  req.destroy(error);
  t.log('destroyed', req.socket.destroyed);
});

// Silence for a while: of a request whose body is still to come, of a whole one, and of an answer.
exports.setTimeout = function (t) {
  function trial(name, bytes, next) {
    var called = 0, server = t.http.createServer(function (req) {
      var set = [], setTimeout = req.socket.setTimeout, own = req.setTimeout;
      req.socket.setTimeout = function (ms, callback) { set.push([ms, typeof callback]); return setTimeout.apply(this, arguments); };
      flow(req);
      own.call(req, 60, function () { called++; });
      req.socket.setTimeout = setTimeout;
      later(function () { t.log(name, 'set', set, 'called', called, 'socket destroyed', req.socket.destroyed); next(); });
    });
    t.serve(server, function (port) { t.say(port, bytes, function () {}); });
  }
  function later(act) { setTimeout(act, 200); }
  trial('partial request', 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nabc', function () {
    trial('whole request', GET, function () {
      answered('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\npart', function (res) {
        var called = 0, set = [], setTimeout = res.socket.setTimeout;
        res.socket.setTimeout = function (ms, callback) { set.push([ms, typeof callback]); return setTimeout.apply(this, arguments); };
        flow(res);
        res.setTimeout(60, function () { called++; });
        res.socket.setTimeout = setTimeout;
        later(function () { t.log('response', 'set', set, 'called', called, 'socket destroyed', res.socket.destroyed); t.done(); });
      })(t);
    });
  });
};
exports.setTimeoutGives = served(GET, function (req) {
  this.log(req.setTimeout(1000) === req, req.setTimeout(1000, function () {}) === req);
  this.done();
});
