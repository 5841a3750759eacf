// What every program of the manuals gets, besides its http. ES3/ES5 only: it loads on the real binaries too.
// http(t): t.http, and t.require(name) for the other modules of its era; t.log(name, value…) notes a row; t.done() ends
// the run and closes all that is open.
var net = require('net');

exports.run = function (program, http, end, era) {
  var rows = [], open = [], over = false, t = { http: http, host: '127.0.0.1' };

  function shut(x) { try { x.destroy ? x.destroy() : x.close(); } catch (e) {} }
  function keep(x) {
    x.on('error', function () {});
    if (over) shut(x); else open.push(x);
    return x;
  }
  function plain(v) {
    if (v instanceof Error) return 'error ' + (v.code || v.message);
    return v === undefined ? '[undefined]' : typeof v === 'function' ? '[function]' : Buffer.isBuffer(v) ? v.toString() : v;
  }
  t.require = function (name) { return (era && era[name]) || require(name); };
  t.log = function () { if (!over) rows.push(Array.prototype.map.call(arguments, plain)); };
  t.done = function () {
    var i;
    if (over) return;
    over = true;
    for (i = 0; i < open.length; i++) shut(open[i]);
    end(rows);
  };
  // serve(server, ready): listens on a free port; ready(port)
  t.serve = function (server, ready) {
    open.push(server);
    server.on('connection', function (socket) { if (over) shut(socket); else open.push(socket); });
    server.listen(0, t.host, function () { ready(server.address().port); });
  };
  // say(port, bytes, heard): an independent client; heard(all bytes that came until the end)
  t.say = function (port, bytes, heard) {
    var socket = keep(net.connect(port, t.host)), all = '';
    socket.on('connect', function () { socket.write(bytes); });
    socket.on('data', function (data) { all += data.toString('binary'); });
    socket.on('close', function () { if (!over) heard(all); });
    return socket;
  };
  // mute(port, bytes): a client that never reads an answer
  t.mute = function (port, bytes) {
    var socket = keep(net.connect(port, t.host));
    socket.on('connect', function () { socket.pause(); socket.write(bytes); });
    return socket;
  };
  t.keep = keep; // keep(socket or server): closes it at the end
  // raw(heard): an independent server, not listening yet, for connections that nobody else closes
  t.raw = function (connected) {
    return keep(net.createServer(function (socket) { keep(socket); connected(socket); }));
  };
  // peer(answers, ready): an independent server; a request that is whole gets the next answer (text, or function
  // (socket, bytes)), and the last one again; ready(port, requests), requests being all that came
  t.peer = function (answers, ready) {
    var requests = [], server = t.raw(function (socket) {
      var all = '';
      socket.on('data', function (data) {
        var answer;
        all += data.toString('binary');
        if (!whole(all)) return;
        requests.push(all);
        answer = answers[Math.min(requests.length, answers.length) - 1];
        if (typeof answer === 'function') answer(socket, all); else socket.write(answer);
        all = '';
      });
    });
    server.listen(0, t.host, function () { ready(server.address().port, requests); });
  };
  try { program(t); } catch (e) { t.log('threw', e); t.done(); }
  return rows;
};

// Whether the bytes hold a whole message: by its length, its last chunk, or the blank line.
function whole(bytes) {
  var head = bytes.indexOf('\r\n\r\n'), length = /\r\ncontent-length: *(\d+)/i.exec(bytes);
  if (head < 0) return false;
  if (/\r\ntransfer-encoding: *chunked/i.test(bytes)) return /\r\n0\r\n([^\r\n]+\r\n)*\r\n$/.test(bytes);
  return bytes.length >= head + 4 + (length ? +length[1] : 0);
}

// The lines of a head whose names stand in the list (the first line: 'first'), as they came.
exports.lines = function (bytes, names) {
  var all = bytes.slice(0, bytes.indexOf('\r\n\r\n')).split('\r\n'), found = [], i;
  for (i = 0; i < all.length; i++) if (names.indexOf(i ? all[i].split(':')[0].toLowerCase() : 'first') >= 0) found.push(all[i]);
  return found;
};
exports.body = function (bytes) { return bytes.slice(bytes.indexOf('\r\n\r\n') + 4); };

// A program that serves one request (a GET, if no other bytes are given) with listener(req, res, t), and notes the lines
// of the head that stand in the list, and the rest if it is asked for, as an independent client saw them.
exports.shows = function (listener, names, withBody, request) {
  return function (t) {
    t.serve(t.http.createServer(function (req, res) { listener(req, res, t); }), function (port) {
      t.say(port, request || 'GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n', function (bytes) {
        if (names.length) t.log('head', exports.lines(bytes, names));
        if (withBody) t.log('body', exports.body(bytes));
        t.done();
      });
    });
  };
};

// Bytes of a text, or so many zeros.
exports.bytes = function (x) {
  return Buffer.alloc ? (typeof x === 'number' ? Buffer.alloc(x) : Buffer.from(x)) : new Buffer(x);
};
// Programs that run one after the other, as one.
exports.sequence = function (programs) {
  return function (t) {
    (function next(i) {
      var part = i === programs.length - 1 ? t : Object.create(t);
      if (part !== t) part.done = function () { next(i + 1); };
      programs[i](part);
    })(0);
  };
};
