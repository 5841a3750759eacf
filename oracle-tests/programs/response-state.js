// What the manuals promise of a response as an object: its class, its properties, its socket, its times.
var kit = require('./kit'), shows = kit.shows;
var GET = 'GET / HTTP/1.1\r\nHost: here\r\n\r\n';

exports.isWritable = shows(function (req, res, t) {
  var stream = t.require('stream');
  t.log(res instanceof t.http.ServerResponse, res instanceof (stream.Stream || stream), !!stream.Writable && res instanceof stream.Writable);
  t.log(res.writable, typeof res.write, typeof res.end, typeof res.cork);
  res.end();
}, []);
exports.ownClass = function (t) {
  function Mine(req) { t.http.ServerResponse.call(this, req); }
  Mine.prototype = Object.create(t.http.ServerResponse.prototype, { constructor: { value: Mine } });
  Mine.prototype.greet = function () { this.end('greetings'); };
  t.serve(t.http.createServer({ ServerResponse: Mine }, function (req, res) {
    t.log(res.constructor === Mine, res instanceof t.http.ServerResponse);
    res.greet();
  }), function (port) {
    t.say(port, 'GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n', function (bytes) { t.log(kit.body(bytes)); t.done(); });
  });
};
exports.connection = shows(function (req, res, t) {
  t.log(typeof res.connection.write, res.connection === res.socket, res.connection === req.connection);
  res.end();
}, []);
exports.finished = shows(function (req, res, t) {
  t.log(res.finished);
  res.write('piece');
  t.log(res.finished);
  res.end();
  t.log(res.finished);
}, []);
exports.headersSent = function (t) {
  var heard = '';
  t.serve(t.http.createServer(function (req, res) {
    t.log('before', res.headersSent);
    // In vain; strict callers are told so.
    try { res.headersSent = true; } catch (e) {}
    t.log('assigned', res.headersSent);
    res.writeHead(200);
    t.log('after writeHead', res.headersSent);
    setTimeout(function () {
      t.log('on the wire', heard);
      res.end();
      t.log('after end', res.headersSent);
    }, 60);
  }), function (port) {
    t.say(port, 'GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n', function (bytes) { t.log(kit.lines(bytes, ['first'])); t.done(); })
      .on('data', function (data) { heard += data; });
  });
};
exports.socket = shows(function (req, res, t) {
  var socket = req.socket;
  t.log('before', res.socket === socket);
  res.on('finish', function () { t.log('finish', res.socket === null); });
  res.end();
  t.log('after end', res.socket === socket);
}, []);

// Silence of a response: with a listener it goes on; with none, the connection ends.
exports.setTimeout = function (t) {
  var began = Date.now();
  t.serve(t.http.createServer(function (req, res) {
    t.log('listeners', res.listeners('timeout').length);
    res.setTimeout(60, function () {
      t.log('timeout', Date.now() - began >= 50);
      res.end('late');
    });
    t.log('listeners', res.listeners('timeout').length);
  }), function (port) {
    t.say(port, 'GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n', function (bytes) { t.log(kit.lines(bytes, ['first'])); t.done(); });
  });
};
exports.timeoutDestroys = function (t) {
  var heard, destroyed;
  function both() {
    if (heard !== undefined && destroyed) { t.log('heard', heard, 'destroyed', destroyed); t.done(); }
  }
  t.serve(t.http.createServer(function (req, res) {
    req.socket.on('close', function () { destroyed = true; both(); });
    res.setTimeout(60);
  }), function (port) { t.say(port, GET, function (bytes) { heard = bytes; both(); }); });
};
exports.setTimeoutGivesBack = shows(function (req, res, t) {
  t.log(res.setTimeout(1000) === res, res.setTimeout(1000, function () {}) === res);
  res.end();
}, []);

// The client goes before the response is complete.
exports.closeEarly = function (t) {
  var client;
  t.serve(t.http.createServer(function (req, res) {
    res.on('finish', function () { t.log('finish'); });
    res.on('close', function () { t.log('close', 'finished', res.finished === true); t.done(); });
    res.write('piece');
    setTimeout(function () { client.destroy(); }, 30);
  }), function (port) { client = t.say(port, GET, function () {}); });
};
// The response is complete, and the connection lives on; then the client goes before the next is complete.
exports.closeAfter = function (t) {
  var events = [], client;
  t.serve(t.http.createServer(function (req, res) {
    if (req.url === '/next') {
      res.on('close', function () { t.log('then early', 'close'); t.done(); });
      client.destroy();
      return;
    }
    res.on('finish', function () { events.push('finish'); });
    res.on('close', function () { events.push('close'); });
    res.end();
    setTimeout(function () {
      t.log(events.join(), 'connection lives', !req.socket.destroyed);
      client.write('GET /next HTTP/1.1\r\nHost: here\r\n\r\n');
    }, 60);
  }), function (port) { client = t.say(port, GET, function () {}); });
};
