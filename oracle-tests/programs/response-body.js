// What the manuals promise of the body of a response: its pieces, its end, and what the writer is told.
var kit = require('./kit'), shows = kit.shows;
var GET = 'GET / HTTP/1.1\r\nHost: here\r\n\r\n', CLOSE = 'GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n';
// More than the buffers of two sockets take.
var LARGE = 16 * 1024 * 1024;

// The first read of an independent client, and all that it has read, while the response goes on.
function watched(listener, request) {
  return function (t) {
    var heard = { reads: 0, first: '', all: '' };
    t.serve(t.http.createServer(function (req, res) { listener(req, res, t, heard); }), function (port) {
      t.say(port, request || GET, function () {}).on('data', function (data) {
        if (!heard.reads++) heard.first = data.toString('binary');
        heard.all += data.toString('binary');
      });
    });
  };
}
// What is not sent has not come after a while; what is sent comes in its time.
function later(act) { setTimeout(act, 60); }
function until(ready, act) {
  (function look() { if (ready()) act(); else setTimeout(look, 2); })();
}

exports.pieces = shows(function (req, res) {
  res.write('one');
  res.write('two');
  res.end();
}, ['first', 'transfer-encoding'], true);
exports.kinds = shows(function (req, res, t) {
  [12, true, {}, [1, 2]].forEach(function (chunk) {
    try { t.log(JSON.stringify(chunk), res.write(chunk)); } catch (e) { t.log(JSON.stringify(chunk), e instanceof TypeError ? 'TypeError' : 'Error', e.code); }
  });
  res.write('text,');
  res.write(kit.bytes('bytes'));
  res.end();
}, [], true);
// An array is let through, up to the socket.
exports.kindsOfOld = shows(function (req, res, t) {
  req.connection.on('error', function (e) { t.log('error of the socket', e.message); });
  [12, true, {}, [1, 2]].forEach(function (chunk) {
    try { t.log(JSON.stringify(chunk), res.write(chunk)); } catch (e) { t.log(JSON.stringify(chunk), e instanceof TypeError ? 'TypeError' : 'Error'); }
  });
}, ['first']);
exports.utf8 = shows(function (req, res) {
  res.setHeader('Content-Length', 5);
  res.write('caf\u00e9');
  res.end();
}, ['content-length'], true);
exports.together = watched(function (req, res, t, heard) {
  res.write('piece');
  until(function () { return heard.reads; }, function () {
    t.log('reads', heard.reads, /^HTTP\/1\.1 200 OK\r\n/.test(heard.first), kit.body(heard.first));
    res.end();
    t.done();
  });
});
exports.held = watched(function (req, res, t, heard) {
  res.writeHead(200);
  later(function () {
    t.log('after writeHead', heard.all);
    res.write('piece');
    until(function () { return heard.reads; }, function () { t.log('after write', kit.lines(heard.all, ['first'])); res.end(); t.done(); });
  });
});
exports.implicit = shows(function (req, res) {
  res.setHeader('X-Mine', 'yes');
  res.statusCode = 201;
  res.write('piece');
  res.end();
}, ['first', 'x-mine'], true);
exports.noBody = function (t) {
  t.serve(t.http.createServer(function (req, res) {
    res.statusCode = req.url === '/' ? 200 : +req.url.slice(1);
    res.write('body');
    res.end('more');
  }), function (port) {
    function ask(requests) {
      if (!requests.length) return t.done();
      t.say(port, requests[0] + ' HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n', function (bytes) {
        t.log(requests[0], kit.lines(bytes, ['first']), kit.body(bytes));
        ask(requests.slice(1));
      });
    }
    ask(['HEAD /', 'GET /204', 'GET /304']);
  });
};
exports.told = shows(function (req, res, t) {
  var order = [];
  function told() {
    if (order.length === 2) { t.log('later', order.join()); res.end(); }
  }
  res.write('one', function () { order.push('one'); told(); });
  res.write('two', 'utf8', function () { order.push('two'); told(); });
  t.log('at once', order.length);
}, [], true);

// A peer that does not read, at first.
exports.drain = function (t) {
  var socket, drained = false;
  t.serve(t.http.createServer(function (req, res) {
    t.log('small', res.write('small'));
    t.log('large', res.write(kit.bytes(LARGE)));
    res.on('drain', function () {
      drained = true;
      t.log('drain');
      t.done();
    });
    later(function () { t.log('drained', drained); socket.resume(); });
  }), function (port) {
    socket = t.mute(port, GET);
    socket.on('data', function () {});
    socket.pause();
  });
};

exports.endNeeded = watched(function (req, res, t, heard) {
  res.write('piece');
  later(function () {
    t.log('before end', kit.body(heard.all));
    res.end();
    until(function () { return /\r\n0\r\n\r\n$/.test(heard.all); }, function () { t.log('after end', kit.body(heard.all)); t.done(); });
  });
});
// How often end calls the write of the response: with a text, with bytes, and once the head has gone.
exports.ends = function (t) {
  var urls = ['text', 'bytes', 'after write'], calls;
  t.serve(t.http.createServer(function (req, res) {
    var write = res.write;
    if (urls.length === 1) res.write('one');
    calls = 0;
    res.write = function () { calls++; return write.apply(res, arguments); };
    res.end(urls[0] === 'bytes' ? kit.bytes('data') : 'data');
  }), function (port) {
    (function next() {
      if (!urls.length) return t.done();
      t.say(port, CLOSE, function (bytes) { t.log(urls.shift(), calls, kit.body(bytes)); next(); });
    })();
  });
};
exports.endGivesBack = shows(function (req, res, t) { t.log(res.end() === res); }, []);
exports.endTells = function (t) {
  var order = [];
  t.serve(t.http.createServer(function (req, res) {
    res.on('finish', function () { order.push('finish'); });
    res.end('data', function () { order.push('callback'); });
    t.log('at once', order.length);
  }), function (port) {
    t.say(port, CLOSE, function (bytes) { t.log(order.join(), /data/.test(bytes)); t.done(); });
  });
};
