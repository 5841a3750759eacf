// Rows of the server's catalog that no scenario shows: each program logs one value, in the catalog's own words.
// ES3/ES5 only: the programs load on the real binaries too.
var kit = require('../kit');
var CLOSE = 'Connection: close\r\n', GET = 'GET / HTTP/1.1\r\nHost: here\r\n' + CLOSE + '\r\n', KEEP = 'GET / HTTP/1.1\r\nHost: here\r\n\r\n';

// One request to a server with this listener; what the client saw goes to judge, whose answer is the value.
function answered(listener, judge, request) {
  return function (t) {
    t.serve(t.http.createServer(function (req, res) { listener(req, res, t); }), function (port) {
      var socket = t.say(port, request || GET, function (bytes) { if (judge) t.log(judge(bytes)); t.done(); });
      if (request && request.indexOf(CLOSE) < 0) setTimeout(function () { socket.end(); setTimeout(function () { socket.destroy(); }, 50); }, 150);
    });
  };
}
function thrown(fn, name) {
  try { fn(); } catch (e) { return 'throws ' + (e.code ? e.code + ': ' : '') + e.message; }
  return 'accepted';
}
// The value is what happens inside the listener.
function inside(look, request) {
  return answered(function (req, res, t) { t.log(look(req, res, t)); res.end(); }, null, request);
}
function afterHead(look) { return inside(function (req, res) { res.setHeader('X-A', '1'); res.writeHead(200, {}); res.write('x'); return look(res); }); }
function has(text, yes, no) { return function (bytes) { return bytes.indexOf(text) >= 0 ? yes : no; }; }
function plain(req, res) { res.end('ok'); }

exports['server-date-header-default'] = answered(plain, function (b) { return /\r\nDate: /.test(b) ? 'sent' : 'not sent'; });
exports['server-senddate-property'] = inside(function (req, res) { return String(res.sendDate); });
exports['server-keep-alive-hint-header'] = answered(plain, function (b) { var m = /\r\n(Keep-Alive: [^\r]*)/.exec(b); return m ? m[1] : 'not sent'; }, KEEP);
exports['server-end-empty-framing'] = answered(function (req, res) { res.end(); }, function (b) { return /\r\n((Content-Length|Transfer-Encoding): [^\r]*)/.exec(b)[1]; });
exports['server-lookalike-connection-name'] = answered(function (req, res) { res.setHeader('X-Connection-Speed', 'fast'); res.end('x'); },
  function (b) { return /\r\nConnection: /.test(b) ? 'no: Connection is still added' : 'yes: no Connection header is added'; }, KEEP);
exports['server-lookalike-connection-close'] = function (t) {
  t.serve(t.http.createServer(function (req, res) { res.setHeader('X-Old-Connection', 'closed by remote'); res.end('x'); }), function (port) {
    var value = 'no', socket = t.say(port, KEEP, function () {});
    socket.on('end', function () { value = 'yes'; });
    setTimeout(function () { t.log(value); t.done(); }, 150);
  });
};
exports['server-lookalike-date-name'] = function (t) {
  var automatic;
  t.serve(t.http.createServer(function (req, res) { if (req.url === '/b') res.setHeader('X-UpDate-At', 'now'); res.end('x'); }), function (port) {
    t.say(port, 'GET /a HTTP/1.1\r\n' + CLOSE + '\r\n', function (bytes) {
      automatic = /\r\nDate: /.test(bytes);
      t.say(port, 'GET /b HTTP/1.1\r\n' + CLOSE + '\r\n', function (bytes) {
        t.log(!automatic ? 'no automatic Date in this line' : /\r\nDate: /.test(bytes) ? 'no' : 'yes');
        t.done();
      });
    });
  });
};
exports['server-lookalike-content-length-name'] = answered(function (req, res) { res.writeHead(200, { 'X-Content-Length-Hint': '3' }); res.write('x'); res.end(); },
  has('Transfer-Encoding: chunked', 'no: chunked', 'yes: body without framing on a kept-alive socket'), KEEP);
exports['server-transfer-encoding-value-match'] = answered(function (req, res) { res.writeHead(200, { 'Transfer-Encoding': 'chunky' }); res.write('body'); res.end(); },
  function (b) { return /\r\n\r\n4\r\nbody\r\n/.test(b) ? 'yes: chunks are written' : 'no: raw body'; });
exports['server-bodyless-status-chunked'] = answered(function (req, res) { res.writeHead(204, { 'Transfer-Encoding': 'chunked' }); res.end(); },
  function (b) { return (/\r\n\r\n0\r\n/.test(b) ? 'zero chunk sent' : 'no chunk') + ', ' + /Connection: [^\r]*/.exec(b)[0]; }, KEEP);
exports['server-header-name-validation'] = inside(function (req, res) { return thrown(function () { res.setHeader('X Space', 'v'); }); });
exports['server-writehead-name-validation'] = inside(function (req, res) { return thrown(function () { res.writeHead(200, { 'X Space': 'v' }); }); });
exports['server-setheader-undefined'] = inside(function (req, res) { return thrown(function () { res.setHeader('X-B', undefined); }); });
exports['server-setheader-no-arguments'] = inside(function (req, res) { return thrown(function () { res.setHeader(); }); });
exports['server-setheader-number-name'] = inside(function (req, res) {
  var said = thrown(function () { res.setHeader(404, 'x'); });
  return /toLowerCase/.test(said) ? 'TypeError from the engine' : said;
});
exports['server-getheader-no-arguments'] = inside(function (req, res) { return thrown(function () { res.getHeader(); }); });
exports['server-getheader-after-sent'] = afterHead(function (res) { return thrown(function () { res.getHeader('x-a'); }).replace('accepted', 'still answers'); });
exports['server-setheader-after-sent'] = afterHead(function (res) { return thrown(function () { res.setHeader('x-b', '2'); }); });
exports['server-removeheader-after-sent'] = afterHead(function (res) { return thrown(function () { res.removeHeader('x-a'); }); });
exports['server-writehead-after-sent'] = afterHead(function (res) { return thrown(function () { res.writeHead(201); }); });
exports['server-write-array'] = inside(function (req, res) {
  var said = thrown(function () { res.write([104, 105]); });
  return /^throws/.test(said) ? 'throws' : 'accepted, and the body that follows never arrives';
});
function wrongType(method) { return inside(function (req, res) { return thrown(function () { res[method](42); }).replace('throws ', ''); }); }
exports['server-write-wrong-type-text'] = wrongType('write');
exports['server-end-wrong-type-text'] = wrongType('end');
exports['server-prefinish-event'] = answered(function (req, res, t) {
  var heard = 'no';
  res.on('prefinish', function () { heard = 'yes'; });
  res.on('finish', function () { t.log(heard); });
  res.end('x');
});
exports['server-request-close-after-finish'] = answered(function (req, res, t) {
  var heard = 'no';
  req.on('close', function () { heard = 'yes'; });
  res.on('finish', function () { setTimeout(function () { t.log(heard); }, 50); });
  if (req.resume) req.resume();
  res.end('x');
}, null, KEEP);
exports['server-half-close-events'] = function (t) {
  var rows = [], answer = false;
  t.serve(t.http.createServer(function (req, res) {
    req.on('aborted', function () { rows.push('aborted'); });
    req.on('close', function () { rows.push('close'); });
    res.on('close', function () { rows.push('res close'); });
    setTimeout(function () { res.end('late'); }, 120);
  }), function (port) {
    var socket = t.say(port, KEEP, function () {});
    socket.on('data', function () { answer = true; });
    setTimeout(function () { socket.end(); }, 50);
    setTimeout(function () { t.log(rows.join(', ') + '; ' + (answer ? 'answered' : 'never answered')); t.done(); }, 300);
  });
};
exports['server-raw-data-listener'] = function (t) {
  var heard = 'no', server = t.http.createServer(plain);
  server.on('connection', function (socket) { socket.on('data', function () { heard = 'yes'; }); });
  t.serve(server, function (port) {
    t.say(port, GET, function () {});
    setTimeout(function () { t.log(heard); t.done(); }, 150);
  });
};
exports['server-destroyed-response-finish'] = function (t) {
  var heard = 'no';
  t.serve(t.http.createServer(function (req, res) {
    res.on('finish', function () { heard = 'yes'; });
    res.destroy();
    res.end();
    setTimeout(function () { t.log(heard); t.done(); }, 120);
  }), function (port) { t.say(port, GET, function () {}); });
};
exports['server-raw-headers'] = inside(function (req) { return req.rawHeaders ? 'yes' : 'no'; });
exports['server-header-value-trailing-blanks'] = inside(function (req) { return req.headers['x-b'] === 'v' ? 'trimmed' : 'kept'; },
  'GET / HTTP/1.1\r\nX-B: v  \r\n' + CLOSE + '\r\n');
exports['server-missing-host'] = answered(plain, function (b) { return b.slice(9, b.indexOf('\r\n')); }, 'GET / HTTP/1.1\r\n' + CLOSE + '\r\n');
exports['server-trailers-visible-early'] = answered(function (req, res, t) {
  req.on('data', function () { t.log(Object.keys(req.trailers).length ? 'already filled' : 'empty'); });
  req.on('end', function () { res.end(); });
}, null, 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n' + CLOSE + '\r\n3\r\nabc\r\n0\r\nX-T: 1\r\n\r\n');
exports['server-upgrade-without-listener'] = function (t) {
  var heard = false;
  t.serve(t.http.createServer(function (req, res) { heard = true; res.end(); }), function (port) {
    t.say(port, 'GET / HTTP/1.1\r\nHost: h\r\nConnection: Upgrade, close\r\nUpgrade: x\r\n\r\n', function () {
      t.log(heard ? 'a plain request event' : 'socket destroyed');
      t.done();
    });
  });
};
exports['server-expect-match'] = function (t) {
  t.serve(t.http.createServer(plain), function (port) {
    var socket = t.say(port, 'POST / HTTP/1.1\r\nHost: h\r\nExpect: x-100-continued\r\nContent-Length: 0\r\n' + CLOSE + '\r\n', function (bytes) {
      t.log(/^HTTP\/1.1 100/.test(bytes) ? 'yes' : 'no: ' + bytes.slice(9, 12));
      t.done();
    });
    setTimeout(function () { socket.destroy(); }, 150);
  });
};
exports['server-client-error-on-truncation'] = function (t) {
  var said = 'not emitted', server = t.http.createServer(plain);
  server.on('clientError', function (e, socket) { said = e.code ? 'emitted, ' + e.code : 'emitted, no code'; if (socket) socket.destroy(); });
  t.serve(server, function (port) {
    var socket = t.say(port, 'GET / HTTP/1.1\r\nHost: h', function () {});
    setTimeout(function () { socket.end(); }, 50);
    setTimeout(function () { t.log(said); t.done(); }, 150);
  });
};
exports['server-message-settimeout'] = function (t) {
  t.serve(t.http.createServer(function (req, res) {
    if (!req.setTimeout) { t.log('absent'); t.done(); return; }
    res.setTimeout(40, function (socket) { t.log(socket === req.socket ? 'callback gets the socket' : 'callback gets something else'); t.done(); });
  }), function (port) { t.say(port, GET, function () {}); });
};
exports['server-server-settimeout-callback'] = function (t) {
  var server = t.http.createServer(function () {});
  if (!server.setTimeout) { t.log('absent'); t.done(); return; }
  server.setTimeout(40, function (socket) {
    setTimeout(function () {
      t.log('callback gets ' + (socket && socket.write ? 'the socket' : 'something else') + (socket.destroyed ? '' : ', which stays open'));
      t.done();
    }, 30);
  });
  t.serve(server, function (port) { t.say(port, GET, function () {}); });
};
exports['server-close-not-listening'] = function (t) {
  t.log(thrown(function () { t.http.createServer().close(); }).replace('accepted', 'no throw'));
  t.done();
};
exports['server-listening-property'] = function (t) {
  var server = t.http.createServer(plain);
  t.serve(server, function () { t.log(server.listening === undefined ? 'absent' : String(server.listening)); t.done(); });
};
exports['server-createserver-options'] = function (t) {
  var server;
  try { server = t.http.createServer({}, plain); } catch (e) { t.log('throws'); t.done(); return; }
  t.log(server.listeners('request').length ? 'listener attached' : 'listener silently dropped');
  t.done();
};
exports['server-head-body-warning'] = function (t) {
  var said = 'no (a debug line at most)', write = process.stderr.write;
  t.serve(t.http.createServer(function (req, res) {
    process.stderr.write = function () { said = 'yes'; return true; };
    res.write('body');
    process.stderr.write = write;
    res.end();
  }), function (port) { t.say(port, 'HEAD / HTTP/1.1\r\n' + CLOSE + '\r\n', function () { t.log(said); t.done(); }); });
};
exports['server-private-fields-warning'] = function (t) {
  var said = 'no';
  function hear(w) { if (/_headers/.test(w.message)) said = 'yes'; }
  process.on('warning', hear);
  t.serve(t.http.createServer(function (req, res) { res.setHeader('a', 'b'); void res._headers; res.end(); }), function (port) {
    t.say(port, GET, function () { setTimeout(function () { process.removeListener('warning', hear); t.log(said); t.done(); }, 20); });
  });
};
exports['server-pipelining-flood-pause'] = function (t) {
  var all = '', i, count = 0, pad = Array(4000).join('p'), big = Array(64 * 1024).join('x');
  for (i = 0; i < 300; i++) all += 'GET / HTTP/1.1\r\nHost: h\r\nX-Pad: ' + pad + '\r\n\r\n';
  t.serve(t.http.createServer(function (req, res) { count++; res.end(big); }), function (port) {
    t.mute(port, all);
    setTimeout(function () { t.log(count < 300 ? 'yes' : 'no'); t.done(); }, 600);
  });
};
// How long a connection may be silent, as its timer has it: nobody waits two minutes here.
function idle(sequence) {
  return function (t) {
    var server = t.http.createServer(plain), connection;
    server.on('connection', function (socket) { connection = socket; });
    t.serve(server, function (port) {
      var socket = t.say(port, sequence, function () {});
      setTimeout(function () { t.log((connection.timeout === undefined ? connection._idleTimeout : connection.timeout) / 1000 + ' s'); t.done(); }, 80);
    });
  };
}
exports['server-default-idle-timeout'] = idle('');
exports['server-default-keep-alive-idle'] = idle(KEEP);
exports['server-head-body-warning'].alone = exports['server-private-fields-warning'].alone = true;
exports['server-pipelining-flood-pause'].alone = true;
