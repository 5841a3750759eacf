// The methods and properties of a request.
var kit = require('./kit'), net = require('net');
var OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok';

function drain(res) { if (res.resume) res.resume(); else res.on('data', function () {}); }
function request(t, port, more) {
  var options = { host: t.host, port: port, method: 'POST' }, name, req;
  for (name in more) options[name] = more[name];
  req = t.http.request(options);
  req.on('error', function (e) { t.log('error', e.code || e.message); });
  return req;
}
// use(t, req, answered) with a request for a peer that answers it when it is whole; answered(bytes of the request).
function used(use, more) {
  return function (t) {
    t.peer([OK], function (port, requests) {
      var req = request(t, port, more), then;
      req.on('response', function (res) {
        res.on('end', function () { if (then) then(requests[0]); t.done(); });
        drain(res);
      });
      use(t, req, function (fn) { then = fn; });
    });
  };
}
// A peer that never answers: heard(all bytes so far, its socket) at each piece.
function silent(t, ready, heard) {
  var server = t.raw(function (socket) {
    var all = '';
    socket.on('data', function (d) { all += d.toString('binary'); if (heard) heard(all, socket); });
  });
  server.listen(0, t.host, function () { ready(server.address().port, server); });
}

exports.abort = function (t) {
  silent(t, function (port, server) {
    var req = request(t, port, { method: 'GET' });
    server.on('connection', function (socket) {
      socket.on('close', function () { t.log('the peer sees the close'); t.done(); });
      socket.once('data', function () {
        var mine = req.connection || req.socket;
        t.log('destroyed before', !!mine.destroyed);
        req.abort();
        t.log('destroyed after', !!mine.destroyed);
      });
    });
    req.end();
  });
};
exports.abortDrops = function (t) {
  silent(t, function (port) {
    var req = request(t, port, { method: 'GET' }), data = 0, late = 0, aborted = false;
    req.on('response', function (res) {
      res.on('data', function (d) {
        if (aborted) late += d.length; else data += d.length;
        if (!aborted) { aborted = true; req.abort(); }
      });
      res.on('aborted', function () { setTimeout(function () { t.log('data', data, 'after', late); t.done(); }, 80); });
    });
    req.end();
  }, function (all, socket) {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\nfirst');
    setTimeout(function () { socket.write('second'); }, 20);
  });
};
exports.aborted = function (t) {
  silent(t, function (port) {
    var req = request(t, port);
    t.log('before', req.aborted);
    req.on('abort', function () { t.log('after', req.aborted); t.done(); });
    req.abort();
  });
};

// end
exports.end = used(function (t, req, answered) {
  req.write('some ');
  req.end();
  answered(function (bytes) { t.log(kit.lines(bytes, ['first']), kit.body(bytes)); });
});
exports.endChunk = used(function (t, req, answered) {
  req.write('data');
  req.end();
  answered(function (bytes) { t.log(kit.lines(bytes, ['transfer-encoding']), kit.body(bytes)); });
});
// The same bytes, whether the last piece comes with end or before it.
exports.endWithData = function (t) {
  t.peer([OK], function (port, requests) {
    var headers = { 'Transfer-Encoding': 'chunked' }, one = request(t, port, { headers: headers }), two;
    one.on('response', function (res) {
      drain(res);
      res.on('end', function () {
        two = request(t, port, { headers: headers });
        two.on('response', function (res) {
          drain(res);
          res.on('end', function () { t.log(kit.body(requests[0]), requests[0] === requests[1]); t.done(); });
        });
        two.end('caf\u00e9', 'utf8');
      });
    });
    one.write('caf\u00e9', 'utf8');
    one.end();
  });
};
exports.endCallback = used(function (t, req) {
  req.on('finish', function () { t.log('finish'); });
  req.end('data', function () { t.log('callback', arguments.length); });
  t.log('called end');
});
exports.endGives = used(function (t, req) { t.log(req.end('data') === req); });

exports.flushHeaders = function (t) {
  var req;
  silent(t, function (port) {
    req = request(t, port, { headers: { 'X-Mine': 'yes' } });
    req.flushHeaders();
  }, function (all) {
    t.log(kit.lines(all, ['first', 'x-mine']), kit.body(all), 'finished', req.finished);
    t.done();
  });
};

// headers
exports.getHeader = used(function (t, req) {
  req.setHeader('X-Number', 2);
  req.setHeader('x-list', ['a', 'b']);
  t.log(req.getHeader('x-number'), req.getHeader('X-LIST'), req.getHeader('x-none'));
  req.end();
});
exports.removeHeader = used(function (t, req, answered) {
  req.setHeader('X-Kept', 'a');
  req.setHeader('X-Gone', 'b');
  req.removeHeader('x-gone');
  req.end();
  answered(function (bytes) { t.log(kit.lines(bytes, ['x-kept', 'x-gone'])); });
});
exports.setHeader = used(function (t, req, answered) {
  req.setHeader('X-One', 'first');
  req.setHeader('x-one', 'second');
  req.setHeader('X-List', ['a', 'b']);
  req.setHeader('X-Number', 3);
  t.log(typeof req.getHeader('X-Number'));
  req.end();
  answered(function (bytes) { t.log(kit.lines(bytes, ['x-one', 'x-list', 'x-number'])); });
});

// The calls that reach the socket, which is watched as soon as it is there.
function passedOn(method, ofSocket, args) {
  return function (t) {
    t.peer([OK], function (port) {
      var req = request(t, port);
      req.on('socket', function (socket) {
        var connected = false;
        socket.once('connect', function () { connected = true; });
        socket[ofSocket] = function () { t.log(ofSocket, Array.prototype.slice.call(arguments), 'connected', connected); };
      });
      t.log('before there is a socket', !!(req.socket || req.connection));
      req[method].apply(req, args);
      req.on('response', function (res) { res.on('end', t.done); drain(res); });
      setTimeout(function () { req.end(); }, 50);
    });
  };
}
exports.setNoDelay = passedOn('setNoDelay', 'setNoDelay', [true]);
exports.setSocketKeepAlive = passedOn('setSocketKeepAlive', 'setKeepAlive', [true, 1000]);
// The socket gets the milliseconds; the request tells that they are over.
exports.setTimeout = function (t) {
  silent(t, function (port) {
    var req = request(t, port);
    req.on('socket', function (socket) {
      var own = socket.setTimeout, connected = false;
      socket.once('connect', function () { connected = true; });
      socket.setTimeout = function (ms) {
        if (ms) t.log('socket.setTimeout', ms, 'connected', connected);
        return own.apply(socket, arguments);
      };
    });
    req.setTimeout(60, function () { t.log('callback'); });
    t.log('listeners of timeout', req.listeners('timeout').length);
    req.on('timeout', function () {
      t.log('timeout');
      req.removeAllListeners('error');
      req.on('error', function () {});
      req.abort();
      t.done();
    });
    req.end();
  });
};
exports.setTimeoutGives = used(function (t, req) { t.log(req.setTimeout(5000) === req); req.end(); });

// write
exports.write = function (t) {
  var steps = 0, req;
  silent(t, function (port) {
    req = request(t, port);
    req.write('one');
  }, function (all) {
    if (steps === 0 && /one\r\n$/.test(all)) { steps = 1; t.log('first', kit.body(all)); req.write(Buffer.from ? Buffer.from('two') : new Buffer('two')); }
    if (steps === 1 && /two\r\n$/.test(all)) { steps = 2; t.log('second', kit.body(all)); t.done(); }
  });
};
exports.writeOther = used(function (t, req) {
  [7, {}, true].forEach(function (value) {
    try { req.write(value); t.log('taken'); } catch (e) { t.log(e instanceof TypeError, e.code); }
  });
  req.write('text');
  req.write(Buffer.from && Buffer.from !== Uint8Array.from ? Buffer.from(' bytes') : new Buffer(' bytes'));
  req.end();
});
exports.writeArray = function (t) {
  var seen = '';
  silent(t, function (port) {
    var req = t.http.request({ host: t.host, port: port, method: 'POST', headers: { 'Content-Length': 2 } });
    req.on('error', function (e) { t.log('error', e.message); t.done(); });
    try { req.write([104, 105]); } catch (e) { t.log('thrown', e.message); t.done(); }
  }, function (all) { seen = all; });
};
exports.writeEncoding = used(function (t, req, answered) {
  req.write('\u00e9');
  req.write('\u00e9', 'utf8');
  req.write('\u00e9', 'binary');
  req.end('w6k=', 'base64');
  answered(function (bytes) { t.log(kit.body(bytes).split('').map(function (c) { return c < ' ' || c > '~' ? c.charCodeAt(0).toString(16) : c; }).join(' ')); });
}, { headers: { 'Content-Length': 7 } });
exports.writeCallback = used(function (t, req) {
  req.write('piece', 'utf8', function () { t.log('flushed', arguments.length); req.end(); });
  t.log('written');
});
exports.writeEmpty = used(function (t, req, answered) {
  req.write('a');
  req.write('');
  req.write(Buffer.alloc ? Buffer.alloc(0) : new Buffer(0));
  req.end('b');
  answered(function (bytes) { t.log(kit.body(bytes)); });
});
exports.writeEmptyCallback = used(function (t, req) {
  req.write('', function () { t.log('called for an empty piece'); });
  req.write('a', function () { t.log('called for a piece'); setTimeout(function () { req.end(); }, 30); });
});
exports.writeGives = used(function (t, req) {
  req.on('socket', function (socket) {
    socket.on('connect', function () {
      var big = new Array(6000001).join('x');
      t.log('small', req.write('small'));
      t.log('big', req.write(big));
      req.on('drain', function () { t.log('drain'); req.end(); });
    });
  });
});

// properties
exports.connection = used(function (t, req) {
  req.on('socket', function (socket) { t.log(req.connection === socket, req.connection === req.socket, socket instanceof net.Socket); });
  req.end();
});
exports.finished = used(function (t, req) {
  t.log('before', req.finished);
  req.end();
  t.log('after', req.finished);
});
exports.finishedGet = function (t) {
  t.peer([OK], function (port) {
    var req = t.http.get({ host: t.host, port: port }, function (res) { res.on('end', t.done); drain(res); });
    t.log(req.finished);
  });
};
// How many headers of a response with 1102 of them a request takes, by each limit (none: as it is at first).
function limited(limits) {
  return function (t) {
    var head = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n', i;
    for (i = 0; i < 1100; i++) head += 'a' + i + ': b\r\n';
    t.peer([head + '\r\nok'], function (port) {
      (function next(i) {
        var req;
        if (i === limits.length) return t.done();
        req = request(t, port, { method: 'GET' });
        if (limits[i] !== undefined) req.maxHeadersCount = limits[i];
        t.log('limit', req.maxHeadersCount);
        req.on('response', function (res) {
          t.log('headers', Object.keys(res.headers).length);
          res.on('end', function () { next(i + 1); });
          drain(res);
        });
        req.end();
      })(0);
    });
  };
}
exports.maxHeadersCount = limited([undefined, 10]);
exports.maxHeadersCountZero = limited([0]);
// A listener that waits for the socket to be readable hears nothing, and one from the start keeps the response away.
exports.socket = function (t) {
  t.peer([OK], function (port) {
    var req = request(t, port);
    req.on('response', function (res) {
      t.log(req.socket instanceof net.Socket, req.socket.remoteAddress);
      req.socket.on('readable', function () { t.log('readable, late listener'); });
      res.on('data', function () {});
      res.on('end', function () {
        var early = request(t, port), heard = false;
        early.on('socket', function (socket) {
          socket.on('readable', function () {
            if (heard) return;
            heard = true;
            t.log('readable, early listener');
            setTimeout(t.done, 60);
          });
        });
        early.on('response', function () { t.log('response, early listener'); });
        early.end();
      });
    });
    req.end();
  });
};
