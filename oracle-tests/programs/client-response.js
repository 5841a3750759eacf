// The response that a client gets, as the first manual describes it.
var kit = require('./kit');
var HEAD = 'HTTP/1.1 203 Fine\r\nX-Mine: yes\r\nX-mine: again\r\nSet-Cookie: a\r\nConnection: close\r\n';
var LENGTH = HEAD + 'Content-Length: 6\r\n\r\n';

// Asks a peer that gives the answer; then listener(res, done)
function ask(t, answer, listener) {
  t.peer([answer], function (port) {
    var req = t.http.request({ host: t.host, port: port, path: '/' }, listener);
    req.on('error', function (e) { t.log('error', e); t.done(); });
    req.end();
  });
}
function drain(res, end) {
  res.on('data', function () {});
  res.on('end', end);
}

exports.status = function (t) {
  ask(t, LENGTH + 'onetwo', function (res) {
    t.log(res.statusCode, typeof res.statusCode);
    drain(res, t.done);
  });
};
exports.headers = function (t) {
  ask(t, HEAD + 'Content-Length: 2\r\n\r\nok', function (res) {
    t.log(res.headers['x-mine'], res.headers['set-cookie'], res.headers['content-length'], typeof res.headers);
    drain(res, t.done);
  });
};
exports.version = function (t) {
  function version(answer, then) {
    ask(t, answer, function (res) {
      t.log(res.httpVersion, res.httpVersionMajor, res.httpVersionMinor);
      drain(res, then);
    });
  }
  version(LENGTH + 'onetwo', function () { version('HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok', t.done); });
};
exports.trailers = function (t) {
  ask(t, HEAD + 'Transfer-Encoding: chunked\r\nTrailer: X-After\r\n\r\n2\r\nok\r\n0\r\nX-After: yes\r\n\r\n', function (res) {
    drain(res, function () { t.log('at the end', res.trailers); t.done(); });
  });
};

// Two pieces that do not divide by three or by characters, in two reads.
exports.encodings = function (t) {
  var names = ['none', 'utf8', 'ascii', 'base64', null];
  (function next() {
    var name = names.shift();
    if (name === undefined) return t.done();
    var peer;
    ask(t, function (socket) {
      peer = socket;
      socket.write(HEAD + 'Content-Length: 8\r\n\r\n');
      socket.write(kit.bytes('caf\u00e9').slice(0, 4));
    }, function (res) {
      var all = [];
      if (name !== 'none') res.setEncoding(name);
      res.on('data', function (data) {
        all.push(Buffer.isBuffer(data) ? 'bytes ' + data.length : data);
        if (all.length === 1) peer.write(kit.bytes('\u00e9one').slice(1));
      });
      res.on('end', function () { t.log(String(name), all); next(); });
    });
  })();
};

// A pause holds the reads to come, not what has been read: with the first piece, pause; then more comes.
function paused(t, answer, more, then) {
  var peer;
  ask(t, function (socket) { peer = socket; socket.write(answer); }, function (res) {
    var all = '', ended = false;
    res.on('data', function (data) {
      if (!all) { res.pause(); peer.write(more); }
      all += data;
    });
    res.on('end', function () { ended = true; });
    setTimeout(function () { then(res, all, ended); }, 100);
  });
}
exports.pause = function (t) {
  paused(t, HEAD + 'Transfer-Encoding: chunked\r\n\r\n3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n', '', function (res, all, ended) {
    t.log('one read', all, 'end', ended);
    paused(t, LENGTH + 'one', 'two', function (res, all, ended) { t.log('two reads', all, 'end', ended); t.done(); });
  });
};
exports.pauseResume = function (t) {
  paused(t, LENGTH + 'one', 'two', function (res, all) {
    t.log('paused', all);
    res.on('data', function (data) { all += data; });
    res.on('end', function () { t.log('end', all); t.done(); });
    res.resume();
  });
};
