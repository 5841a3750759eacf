// The module and its servers: what the manuals promise of them, each seen by an independent peer where bytes are meant.
var events = require('events'), net = require('net'), kit = require('./kit'), count = 0;
var GET = 'GET / HTTP/1.1\r\nHost: here\r\n\r\n', LAST = 'GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n';

function first(bytes) { return bytes.slice(0, bytes.indexOf('\r\n')); }
function ok(req, res) { res.end('ok'); }
// A string of which each character is a byte.
function bytes(text) {
  var b = Buffer.alloc ? Buffer.alloc(text.length) : new Buffer(text.length), i;
  for (i = 0; i < text.length; i++) b[i] = text.charCodeAt(i);
  return b;
}
function hex(all) {
  var text = '', i, j;
  for (i = 0; i < all.length; i++) for (j = 0; j < all[i].length; j++) text += (all[i][j] + 256).toString(16).slice(1);
  return text;
}

// ---- the module

exports.module = function (t) {
  t.log(typeof t.http.createServer, typeof t.http.request);
  t.serve(t.http.createServer(ok), function (port) {
    t.http.request({ host: t.host, port: port, path: '/', method: 'GET' }, function (res) {
      t.log('answered', res.statusCode);
      t.done();
    }).end();
  });
};

// Each second half is sent only when the first has been seen.
exports.streamed = function (t) {
  var mine, answer;
  t.serve(t.http.createServer(function (req, res) {
    var pieces = 0;
    answer = res;
    req.on('data', function (d) { t.log('server got', d); if (++pieces === 1) mine.end('two'); });
    req.on('end', function () { res.write('uno'); });
  }), function (port) {
    mine = t.http.request({ host: t.host, port: port, path: '/', method: 'POST' }, function (res) {
      var pieces = 0;
      res.on('data', function (d) { t.log('client got', d); if (++pieces === 1) answer.end('dos'); });
      res.on('end', t.done);
    });
    mine.write('one');
  });
};

function reads(head, listener) {
  return function (t) {
    t.serve(t.http.createServer(function (req, res) { listener(req, t); res.end(); }), function (port) {
      t.say(port, bytes('GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n' + head + '\r\n'), function () { t.done(); });
    });
  };
}
exports.names = reads('MiXed-Case: v\r\nUPPER: w\r\n', function (req, t) { t.log(Object.keys(req.headers), req.headers['mixed-case'], req.headers.upper); });
exports.values = reads('X-Inner: a  b;\tC\r\nX-Leading:  \t c\r\nX-Trailing: d \t\r\nX-Bytes: caf\xe9\r\n', function (req, t) {
  t.log('inner', req.headers['x-inner']);
  t.log('leading', req.headers['x-leading']);
  t.log('trailing', req.headers['x-trailing']);
  t.log('bytes', req.headers['x-bytes']);
});
exports.joined = reads('X-F: a\r\nX-F: b\r\n', function (req, t) { t.log(req.headers['x-f']); });
exports.setCookie = reads('Set-Cookie: a=1\r\n', function (req, t) { t.log(req.headers['set-cookie']); });
exports.cookie = reads('Cookie: x=1\r\nCookie: y=2\r\n', function (req, t) { t.log(req.headers.cookie); });
exports.single = reads('Content-Type: text/plain\r\nContent-Type: text/html\r\n', function (req, t) { t.log(req.headers['content-type']); });
exports.rawHeaders = reads('X-Twice: a\r\nx-tWICE: b\r\n', function (req, t) { t.log(req.rawHeaders); });
// Two lengths: the first is kept, or the message is refused.
exports.twoLengths = function (t) {
  var server = t.http.createServer(function (req, res) { t.log('content-length', req.headers['content-length']); res.end(); });
  server.on('clientError', function (err, socket) { t.log('clientError', err); if (socket && socket.destroy) socket.destroy(); });
  t.serve(server, function (port) {
    t.say(port, 'POST / HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd', function () { t.done(); });
  });
};

// A gzipped body and one in parts, both with bytes that text could not hold.
exports.untouched = function (t) {
  var gzip = '\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xcb\x48\xcd\xc9\xc9\x07\x00\x86\xa6\x10\x36\x05\x00\x00\x00';
  var parts = '--cut\r\nContent-Type: text/plain\r\n\r\n0\r\n\r\n\x00\xff\r\n--cut--\r\n';
  t.serve(t.http.createServer(function (req, res) {
    var all = [];
    req.on('data', function (d) { all.push(d); });
    req.on('end', function () { t.log(req.headers['x-kind'], hex(all) === hex([bytes(req.headers['x-kind'] === 'gzip' ? gzip : parts)])); res.end(); });
  }), function (port) {
    var head = 'POST / HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Length: ';
    t.say(port, bytes(head + gzip.length + '\r\nX-Kind: gzip\r\nContent-Encoding: gzip\r\n\r\n' + gzip), function () {
      t.say(port, bytes(head + parts.length + '\r\nX-Kind: parts\r\nContent-Type: multipart/mixed; boundary=cut\r\n\r\n' + parts), function () { t.done(); });
    });
  });
};

exports.STATUS_CODES = function (t) {
  var codes = t.http.STATUS_CODES, odd = [], code;
  for (code in codes) if (!/^[1-5]\d\d$/.test(code) || typeof codes[code] !== 'string') odd.push(code);
  t.log(typeof codes, odd, Object.keys(codes).length > 30, codes[404]);
  t.done();
};
exports.METHODS = function (t) {
  var all = t.http.METHODS, odd = [], i;
  for (i = 0; i < all.length; i++) if (!/^[A-Z-]+$/.test(all[i])) odd.push(all[i]);
  t.log(Array.isArray(all), all.length, odd, all.indexOf('GET') >= 0);
  t.done();
};

// ---- a server and its events

exports.createServer = function (t) {
  var server = t.http.createServer(ok);
  t.log('Server', server instanceof t.http.Server, t.http.createServer(ok) === server);
  t.log('request', server.listeners('request').length, server.listeners('request')[0] === ok, t.http.createServer().listeners('request').length);
  t.done();
};

// Two requests on one socket, then one on another.
exports.request = function (t) {
  var sockets = [];
  t.serve(t.http.createServer(function (req, res) {
    if (sockets.indexOf(req.connection) < 0) sockets.push(req.connection);
    t.log('request', arguments.length, req instanceof t.http.IncomingMessage, res instanceof t.http.ServerResponse, 'on socket', sockets.length);
    res.end();
  }), function (port) {
    t.say(port, GET + LAST, function () { t.say(port, LAST, function () { t.done(); }); });
  });
};

// One event a connection: the first carries two requests.
exports.connection = function (t) {
  var last, server = t.http.createServer(function (req, res) {
    t.log('request', req.connection === last);
    res.end();
  });
  server.on('connection', function (socket) {
    last = socket;
    t.log('connection', arguments.length, socket instanceof net.Socket, socket instanceof net.Stream);
  });
  t.serve(server, function (port) {
    t.say(port, GET + LAST, function () { t.say(port, LAST, function () { t.done(); }); });
  });
};

// A listener of readable on the socket itself.
exports.connectionReadable = function (t) {
  var server = t.http.createServer(function (req, res) { t.log('request'); res.end(); });
  server.on('connection', function (socket) {
    var times = 0;
    socket.on('readable', function () { if (++times === 1) t.log('readable'); });
  });
  t.serve(server, function (port) {
    var over = false;
    t.say(port, LAST, function () { over = true; t.log('closed'); t.done(); });
    setTimeout(function () { if (!over) { t.log('open'); t.done(); } }, 300);
  });
};

// A connection that is no socket.
exports.connectionDuplex = function (t) {
  var Duplex = require('stream').Duplex, duplex = new Duplex(), wire = '';
  duplex._read = function () {};
  duplex._write = function (chunk, encoding, written) {
    wire += chunk.toString();
    written();
    if (/ok$/.test(wire)) { t.log(first(wire), kit.body(wire)); t.done(); }
  };
  t.http.createServer(function (req, res) {
    t.log('request', req.url, req.socket === duplex);
    res.setHeader('Content-Length', 2);
    res.end('ok');
  }).emit('connection', duplex);
  duplex.push('GET /by-hand HTTP/1.1\r\nHost: here\r\n\r\n');
};

// Nobody can connect any more; the event says so.
exports.close = function (t) {
  var server = t.http.createServer(ok), closed = false;
  t.serve(server, function (port) {
    server.on('close', function () { closed = true; t.log('close', arguments.length); });
    t.say(port, LAST, function (bytes) {
      t.log('before', first(bytes));
      server.close();
      t.log('at once', closed);
      setTimeout(function () {
        var socket = t.keep(net.connect(port, t.host));
        socket.on('connect', function () { t.log('connected'); });
        socket.on('error', function (e) { t.log('after', e); });
        socket.on('close', function () { t.done(); });
      }, 50);
    });
  });
};
exports.closeCallback = function (t) {
  var server = t.http.createServer(ok);
  t.serve(server, function () {
    server.on('close', function () { t.log('event'); });
    server.close(function () { t.log('callback'); t.done(); });
    t.log('not yet');
  });
};

// ---- Expect

function expecting(what) { return 'POST / HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Length: 3\r\nExpect: ' + what + '\r\n\r\nabc'; }
// listen(server, t) adds listeners; notes the events, and the first line of each answer on the wire.
function expects(what, listen) {
  return function (t) {
    var server = t.http.createServer(function (req, res) { t.log('request'); res.end(); });
    listen(server, t);
    t.serve(server, function (port) {
      t.say(port, expecting(what), function (bytes) {
        t.log('wire', bytes.match(/HTTP\/1\.1 [^\r]*/g));
        t.done();
      });
    });
  };
}
function noted(event, answer) {
  return function (server, t) {
    server.on(event, function (req, res) {
      t.log(event, arguments.length, req instanceof t.http.IncomingMessage, res instanceof t.http.ServerResponse);
      answer(res);
    });
  };
}
exports.continueByItself = expects('100-continue', function () {});
exports.checkContinue = expects('100-continue', noted('checkContinue', function (res) { res.writeContinue(); res.end(); }));
exports.checkContinueRefused = expects('100-continue', noted('checkContinue', function (res) { res.writeHead(403); res.end(); }));
exports.checkExpectation = expects('a-cake', noted('checkExpectation', function (res) { res.end(); }));
exports.expectationFailed = expects('a-cake', function () {});

// ---- CONNECT and upgrade

var CONNECT = 'CONNECT there:80 HTTP/1.1\r\nHost: there:80\r\n\r\n';
var UPGRADE = 'GET /chat HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: talk\r\n\r\n';

// One connection with bytes in the packet of the head, one with none.
function leaves(event, head) {
  return function (t) {
    var server = t.http.createServer(function (req, res) { t.log('request'); res.end(); });
    server.on(event, function (req, socket, head) {
      t.log(event, arguments.length, req instanceof t.http.IncomingMessage, req.method, socket instanceof net.Socket);
      t.log('head', Buffer.isBuffer(head), head.toString());
      t.log('data', socket.listeners('data').length, socket.ondata, socket.onend);
      socket.end('bye');
    });
    t.serve(server, function (port) {
      t.say(port, head + 'early', function (bytes) {
        t.log('wire', bytes);
        t.say(port, head, function (bytes) { t.log('wire', bytes); t.done(); });
      });
    });
  };
}
function unheard(head) {
  return function (t) {
    t.serve(t.http.createServer(function (req, res) { t.log('request', req.method); res.shouldKeepAlive = false; res.end(); }), function (port) {
      t.say(port, head, function (bytes) { t.log('wire', first(bytes + '\r\n')); t.done(); });
    });
  };
}
exports.connect = leaves('connect', CONNECT);
exports.connectUnheard = unheard(CONNECT);
exports.upgrade = leaves('upgrade', UPGRADE);
exports.upgradeUnheard = unheard(UPGRADE);

// ---- errors of a connection

var NONSENSE = 'this is no HTTP\r\n\r\n';
function errs(look) {
  return function (t) {
    var server = t.http.createServer(function (req, res) { t.log('request'); res.end(); });
    server.on('clientError', function (err, socket) { look(t, err, socket, arguments); });
    t.serve(server, function (port) {
      var over = false;
      t.say(port, NONSENSE, function (bytes) { over = true; t.log('closed', bytes); t.done(); });
      setTimeout(function () { if (!over) { t.log('open'); t.done(); } }, 200);
    });
  };
}
exports.clientError = errs(function (t, err, socket, all) {
  t.log('clientError', all.length, err instanceof Error, socket instanceof net.Socket);
  if (socket) socket.destroy();
});
exports.clientErrorUnanswered = errs(function (t) { t.log('clientError'); });
exports.clientErrorDetails = errs(function (t, err, socket) {
  t.log('bytesParsed', typeof err.bytesParsed, err.bytesParsed >= 0 && err.bytesParsed <= NONSENSE.length);
  t.log('rawPacket', Buffer.isBuffer(err.rawPacket), String(err.rawPacket) === NONSENSE);
  socket.destroy();
});
exports.clientErrorUnheard = function (t) {
  t.serve(t.http.createServer(ok), function (port) {
    t.say(port, NONSENSE, function (bytes) { t.log('wire', bytes); t.done(); });
  });
};

// ---- listening

function socketPath() { return '/tmp/http-' + process.pid + '-' + ++count + '-' + Date.now() + '.sock'; }
// The first line that a server answers on a port or path.
function asks(t, to, heard) {
  var socket = t.keep(typeof to === 'number' ? net.connect(to, t.host) : net.connect(to)), all = '';
  socket.on('connect', function () { socket.write(LAST); });
  socket.on('data', function (d) { all += d.toString(); });
  socket.on('close', function () { heard(first(all)); });
}
function served(t, to) { asks(t, to, function (line) { t.log('served', line); t.done(); }); }

exports.listen = function (t) {
  var server = t.keep(t.http.createServer(ok));
  server.on('listening', function () {
    t.log('listening', server.address().address, server.address().port > 0);
    served(t, server.address().port);
  });
  server.listen(0, t.host);
};
exports.listenAnywhere = function (t) {
  var server = t.keep(t.http.createServer(ok));
  server.listen(0, function () {
    t.log('address', server.address().address, server.address().port > 0);
    served(t, server.address().port);
  });
};
exports.listenThen = function (t) {
  var server = t.keep(t.http.createServer(ok)), over = false;
  server.listen(0, t.host, function () { t.log('callback', over); t.done(); });
  t.log('listeners', server.listeners('listening').length);
  over = true;
};
exports.listenBacklog = function (t) {
  var server = t.keep(t.http.createServer(ok));
  server.listen(0, t.host, 10, function () { t.log('callback'); served(t, server.address().port); });
};
// What a handle is told: seen on the prototype of a handle that listens already.
exports.listenDefaultBacklog = function (t) {
  var one = t.keep(t.http.createServer(ok)), other = t.keep(t.http.createServer(ok));
  one.listen(0, function () {
    var handles = Object.getPrototypeOf(one._handle), listen = handles.listen;
    handles.listen = function (backlog) { t.log('backlog', backlog); return listen.apply(this, arguments); };
    try { other.listen(0); } finally { handles.listen = listen; }
    t.done();
  });
};
exports.listenPath = function (t) {
  var server = t.keep(t.http.createServer(ok)), path = socketPath();
  server.listen(path, function () {
    t.log('listening', server.address() === path || typeof server.address());
    served(t, path);
  });
};
exports.listenHandle = function (t) {
  var other = t.keep(net.createServer());
  other.listen(0, t.host, function () {
    var port = other.address().port, server = t.keep(t.http.createServer(ok));
    server.listen(other, function () { t.log('listening', server.address().port === port); served(t, port); });
  });
};
exports.listenBadFd = function (t) {
  var server = t.http.createServer(ok);
  server.on('error', function (e) { t.log(e); t.done(); });
  server.listen({ fd: 12345 });
};
exports.listening = function (t) {
  var server = t.keep(t.http.createServer(ok));
  t.log('before', server.listening);
  server.listen(0, t.host, function () { t.log('then', server.listening); server.close(); t.log('closed', server.listening); t.done(); });
};
// One after the other: an object, nothing, port and host and backlog, a path, another server.
exports.listenForms = function (t) {
  var server = t.keep(t.http.createServer(ok)), other = t.keep(net.createServer()), path = socketPath();
  var forms = [['object', { port: 0, host: t.host }], ['nothing'], ['backlog', 0, t.host, 10], ['path', path], ['handle', other]];
  function next() {
    var form = forms.shift();
    if (!form) return t.done();
    server.listen.apply(server, form.slice(1).concat(function () {
      asks(t, form[0] === 'path' ? path : server.address().port, function (line) {
        t.log(form[0], line);
        server.close(next);
      });
    }));
  }
  other.listen(0, t.host, next);
};

// ---- limits

// 1300 headers of two or three letters, for each limit; undefined: the limit is left as it is.
function many(limits) {
  return function (t) {
    var server = t.http.createServer(function (req, res) {
      t.log('headers', Object.keys(req.headers).length);
      res.end();
    }), head = 'GET / HTTP/1.1\r\n', i;
    for (i = 0; i < 1300; i++) head += (36 + i).toString(36) + ':\r\n';
    t.serve(server, function (port) {
      (function next() {
        var limit = limits.shift();
        if (limit !== undefined) server.maxHeadersCount = limit;
        t.log('maxHeadersCount', 'maxHeadersCount' in server, server.maxHeadersCount);
        var socket = t.say(port, head + '\r\n', function (bytes) {
          t.log('wire', first(bytes));
          if (limits.length) next(); else t.done();
        });
        socket.on('data', function () { socket.end(); });
      })();
    });
  };
}
exports.maxHeadersCount = function (t) { many([undefined, 20])(t); };
exports.maxHeadersCountZero = function (t) { many([0])(t); };

exports.timeout = function (t) { t.log(t.http.createServer().timeout); t.done(); };

// Silence, with a listener that leaves the socket alone.
exports.timeoutHeard = function (t) {
  var server = t.http.createServer(ok), since, times = 0, open = true;
  server.setTimeout(60, function (socket) {
    if (++times > 1) return;
    t.log('timeout', arguments.length, socket instanceof net.Socket, Date.now() - since >= 50);
    setTimeout(function () { t.log('open', open); t.done(); }, 120);
  });
  t.serve(server, function (port) {
    since = Date.now();
    t.say(port, '', function () { open = false; });
  });
};
exports.timeoutUnheard = function (t) {
  var server = t.http.createServer(ok), since;
  server.setTimeout(60);
  t.serve(server, function (port) {
    since = Date.now();
    t.say(port, '', function () { var ms = Date.now() - since; t.log('closed', ms >= 50 && ms < 1000); t.done(); });
  });
};
exports.timeoutGivesBack = function (t) {
  var server = t.http.createServer(ok);
  t.log(server.setTimeout(60) === server, server.timeout);
  t.done();
};
// The first connection came when the limit was long; the second when it was short.
exports.timeoutChanged = function (t) {
  var server = t.http.createServer(ok), closed = [];
  server.timeout = 60000;
  t.serve(server, function (port) {
    server.once('connection', function () {
      server.timeout = 60;
      t.say(port, '', function () { closed.push('second'); });
      setTimeout(function () { t.log('closed', closed); t.done(); }, 300);
    });
    t.say(port, '', function () { closed.push('first'); });
  });
};
exports.timeoutOff = function (t) {
  var server = t.http.createServer(ok), open = true;
  server.timeout = 60;
  t.serve(server, function (port) {
    t.say(port, '', function () {
      t.log('closed');
      server.timeout = 0;
      t.say(port, '', function () { open = false; });
      setTimeout(function () { t.log('open', open); t.done(); }, 250);
    });
  });
};

exports.keepAliveTimeout = function (t) { t.log(t.http.createServer().keepAliveTimeout); t.done(); };
exports.headersTimeout = function (t) { t.log(t.http.createServer().headersTimeout); t.done(); };
function idles(limit) {
  return function (t) {
    var server = t.http.createServer(ok), since, over = false;
    server.keepAliveTimeout = limit;
    t.serve(server, function (port) {
      var socket = t.say(port, GET, function () { over = true; t.log('closed', Date.now() - since >= 50); t.done(); });
      socket.once('data', function () {
        since = Date.now();
        setTimeout(function () { if (!over) { t.log('open'); t.done(); } }, 400);
      });
    });
  };
}
exports.keepAliveTimeoutShort = idles(60);
exports.keepAliveTimeoutOff = idles(0);

// ---- events of messages whose headings name no class

// finish waits for a peer that does not read; then nothing more is emitted.
exports.finish = function (t) {
  var finished = false, after = [];
  t.serve(t.http.createServer(function (req, res) {
    var emit = res.emit;
    res.emit = function (event) { if (finished) after.push(event); return emit.apply(res, arguments); };
    res.on('finish', function () {
      finished = true;
      t.log('finish', arguments.length);
    });
    res.writeHead(200, { 'Content-Length': 48 << 20, Connection: 'close' });
    res.end(bytes(new Array((48 << 20) + 1).join('x')));
  }), function (port) {
    var socket = t.mute(port, GET), got = 0;
    setTimeout(function () {
      t.log('before it is read', finished);
      socket.on('data', function (d) { got += d.length; });
      socket.on('close', function () { t.log('read', got > 48 << 20, 'after finish', after); t.done(); });
      socket.resume();
    }, 150);
  });
};

// An answer in two pieces is one response.
exports.response = function (t) {
  t.peer([function (socket) {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nok');
    setTimeout(function () { socket.end('ok'); }, 30);
  }], function (port) {
    var req = t.http.request({ host: t.host, port: port, path: '/', method: 'GET' });
    req.on('response', function (res) {
      t.log('response', arguments.length, res instanceof t.http.IncomingMessage);
      res.on('data', function () {});
      res.on('end', function () { t.done(); });
    });
    req.end();
  });
};

exports.abort = function (t) {
  t.peer([function () {}], function (port) {
    var req = t.http.request({ host: t.host, port: port, path: '/', method: 'GET' });
    req.on('error', function () {});
    req.on('abort', function () { t.log('abort', arguments.length); });
    req.end();
    req.on('socket', function (socket) {
      socket.on('connect', function () {
        req.abort();
        req.abort();
        setTimeout(function () { req.abort(); setTimeout(t.done, 30); }, 30);
      });
    });
  });
};

// The peer answers long after the limit.
exports.requestTimeout = function (t) {
  t.peer([function (socket) {
    setTimeout(function () { socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok'); }, 200);
  }], function (port) {
    var times = 0, req = t.http.request({ host: t.host, port: port, path: '/', method: 'GET', timeout: 60 }, function (res) {
      t.log('response', res.statusCode);
      res.on('data', function () {});
      res.on('end', function () { t.done(); });
    });
    req.on('timeout', function () { if (++times === 1) t.log('timeout', !!req.aborted); });
    req.on('error', function (e) { t.log('problem', e); t.done(); });
    req.end();
  });
};

// A client that goes away in the middle of its body.
exports.aborted = function (t) {
  t.serve(t.http.createServer(function (req) {
    req.on('aborted', function () { t.log('aborted', arguments.length); t.done(); });
    req.on('data', function () { client.destroy(); });
  }), function (port) {
    client = t.say(port, 'POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 10\r\n\r\nabc', function () {});
  });
  var client;
};
