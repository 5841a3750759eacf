// What the manuals promise of the head of a response: its status, its headers, and when it goes.
var kit = require('./kit'), shows = kit.shows;

// Notes whether an act throws, and what.
function tried(t, name, act) {
  try { act(); } catch (e) { t.log(name, e instanceof TypeError ? 'TypeError' : e instanceof RangeError ? 'RangeError' : 'Error', e.code); return; }
  t.log(name, 'no error');
}
function size(object) { return Object.keys(object).length; }

// writeHead
exports.lengthInBytes = shows(function (req, res) {
  var body = 'caf\u00e9';
  res.writeHead(200, { 'Content-Length': Buffer.byteLength(body) });
  res.end(body);
}, ['content-length'], true);
exports.lengthUnchecked = function (t) {
  var left = 2;
  t.serve(t.http.createServer(function (req, res) {
    res.writeHead(200, { 'Content-Length': req.url === '/long' ? 2 : 8 });
    res.end('four');
  }), function (port) {
    function ask(url, then) {
      t.say(port, 'GET ' + url + ' HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n', function (bytes) {
        t.log(url, kit.lines(bytes, ['content-length']), kit.body(bytes));
        then();
      });
    }
    ask('/long', function () { ask('/short', t.done); });
  });
};
exports.badInWriteHead = shows(function (req, res, t) {
  tried(t, 'name', function () { res.writeHead(200, { 'a b': 'x' }); });
  tried(t, 'value', function () { res.writeHead(200, { 'x-a': 'a\nb' }); });
  tried(t, 'undefined', function () { res.writeHead(200, { 'x-a': undefined }); });
  res.end();
}, []);
exports.badStatus = shows(function (req, res, t) {
  [99, 1000, -1, 'abc', undefined, {}].forEach(function (code) { tried(t, String(code), function () { res.writeHead(code); }); });
  res.writeHead(999);
  res.end();
}, ['first']);
exports.writeHeadLate = shows(function (req, res, t) {
  res.end('body');
  tried(t, 'after end', function () { res.writeHead(500); });
}, ['first'], false);
exports.writeHeadTwice = shows(function (req, res, t) {
  res.writeHead(200, { 'X-First': 'yes', 'Content-Length': 0 });
  tried(t, 'again', function () { res.writeHead(201, { 'X-Second': 'yes', 'Content-Length': 0 }); });
  res.end();
}, ['first', 'x-first', 'x-second']);
exports.merged = shows(function (req, res) {
  res.setHeader('X-Both', 'set');
  res.setHeader('X-Set', 'yes');
  res.writeHead(200, { 'X-Both': 'written', 'X-Written': 'yes' });
  res.end();
}, ['x-both', 'x-set', 'x-written']);
exports.phrase = shows(function (req, res) {
  res.writeHead(404, 'Gone Fishing', { 'X-Mine': 'yes' });
  res.end();
}, ['first', 'x-mine']);
exports.notReadBack = shows(function (req, res, t) {
  res.writeHead(200, { 'X-Mine': 'yes' });
  t.log(res.getHeader('x-mine'), res.hasHeader('x-mine'), size(res.getHeaders()));
  res.end();
}, ['x-mine']);
exports.callsWriteHead = function (t) {
  t.serve(t.http.createServer(function (req, res) {
    res.writeHead = function (code) {
      t.log(req.url, 'writeHead', code);
      res.constructor.prototype.writeHead.apply(res, arguments);
    };
    if (req.url === '/write') res.write('body');
    res.end(req.url === '/end' ? 'body' : undefined);
  }), function (port) {
    var get = 'GET /write HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n';
    t.say(port, get, function (bytes) {
      t.log(kit.lines(bytes, ['first']));
      t.say(port, get.replace('write', 'end'), function (bytes) { t.log(kit.lines(bytes, ['first'])); t.done(); });
    });
  });
};

// Headers, one by one
exports.replaced = shows(function (req, res) {
  res.setHeader('X-Mine', '1');
  res.setHeader('x-mine', '2');
  res.end();
}, ['x-mine']);
exports.badHeader = shows(function (req, res, t) {
  tried(t, 'name', function () { res.setHeader('a b', 'x'); });
  tried(t, 'value', function () { res.setHeader('x-a', 'a\nb'); });
  tried(t, 'undefined', function () { res.setHeader('x-a', undefined); });
  tried(t, 'good', function () { res.setHeader('x-a', 'x'); });
  res.end();
}, ['x-a']);
exports.kept = shows(function (req, res, t) {
  var list = ['a', 'b'];
  res.setHeader('X-Number', 12);
  res.setHeader('X-List', list);
  t.log(typeof res.getHeader('x-number'), res.getHeader('x-list') === list);
  res.end();
}, ['x-number', 'x-list']);
exports.anyCase = shows(function (req, res, t) {
  res.setHeader('Content-Type', 'text/html');
  t.log(res.getHeader('content-type'), res.getHeader('CONTENT-TYPE'), res.getHeader('Content-Type'));
  res.end();
}, []);
exports.readLate = shows(function (req, res, t) {
  res.setHeader('X-Mine', 'yes');
  res.write('body');
  try { t.log('late', res.getHeader('x-mine')); } catch (e) { t.log('late', 'throws', e.message); }
  res.end();
}, ['x-mine']);
exports.names = shows(function (req, res, t) {
  res.setHeader('X-One', '1');
  res.setHeader('Set-Cookie', ['a', 'b']);
  t.log(Array.isArray(res.getHeaderNames()), res.getHeaderNames().join());
  res.end();
}, []);
exports.copy = shows(function (req, res, t) {
  var list = ['a', 'b'], copy;
  res.setHeader('X-One', '1');
  res.setHeader('Set-Cookie', list);
  copy = res.getHeaders();
  t.log(Object.keys(copy), 'shallow', copy['set-cookie'] === list, 'prototype', Object.getPrototypeOf(copy), typeof copy.hasOwnProperty);
  copy['x-one'] = '2';
  copy['x-two'] = '2';
  t.log(res.getHeader('x-one'), res.hasHeader('x-two'));
  res.end();
}, ['x-one', 'x-two']);
exports.has = shows(function (req, res, t) {
  res.setHeader('Content-Type', 'text/html');
  t.log(res.hasHeader('content-type'), res.hasHeader('CONTENT-TYPE'), res.hasHeader('x-other'));
  res.end();
}, []);

// The status
exports.status = shows(function (req, res, t) {
  res.statusCode = 404;
  res.end();
}, ['first']);
exports.statusLater = shows(function (req, res, t) {
  res.writeHead(404);
  res.end();
  t.log(res.statusCode);
}, ['first']);
exports.message = shows(function (req, res) {
  res.statusCode = 404;
  res.statusMessage = 'Not here';
  res.end();
}, ['first']);
exports.messageLater = shows(function (req, res, t) {
  t.log(res.statusMessage);
  res.writeHead(404);
  res.end();
  t.log(res.statusMessage);
}, ['first']);
exports.sendDate = function (t) {
  t.serve(t.http.createServer(function (req, res) {
    t.log(req.url, res.sendDate);
    if (req.url === '/off') res.sendDate = false;
    res.end();
  }), function (port) {
    var get = 'GET /on HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n';
    t.say(port, get, function (bytes) {
      t.log(/\r\nDate: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT\r\n/.test(bytes));
      t.say(port, get.replace('on', 'off'), function (bytes) { t.log(/\r\nDate:/i.test(bytes)); t.done(); });
    });
  });
};

// Trailers
exports.trailerIsYours = shows(function (req, res) {
  res.write('body');
  res.addTrailers({ 'X-After': 'yes' });
  res.end();
}, ['trailer', 'transfer-encoding'], true);
exports.badTrailer = shows(function (req, res, t) {
  res.write('body');
  tried(t, 'name', function () { res.addTrailers({ 'a b': 'x' }); });
  tried(t, 'value', function () { res.addTrailers({ 'x-a': 'a\nb' }); });
  res.end();
}, []);
exports.trailersDropped = function (t) {
  t.serve(t.http.createServer(function (req, res) {
    var announced = req.url === '/announced';
    if (announced) res.setHeader('Trailer', 'X-After');
    tried(t, req.url, function () { res.write('body'); res.addTrailers({ 'X-After': 'yes' }); });
    if (announced && !res._header) res.removeHeader('Trailer');
    res.end('.');
  }), function (port) {
    function ask(url, then) {
      t.say(port, 'GET ' + url + ' HTTP/1.0\r\n\r\n', function (bytes) {
        t.log(kit.lines(bytes, ['trailer', 'transfer-encoding']), kit.body(bytes));
        then();
      });
    }
    ask('/plain', function () { ask('/announced', t.done); });
  });
};

// Heads before the head
function before(write) {
  return function (t) {
    t.serve(t.http.createServer(function (req, res) {
      write(res);
      res.writeHead(200, { 'Content-Length': 2 });
      res.end('ok');
    }), function (port) {
      t.say(port, 'GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n', function (bytes) {
        var rest = kit.body(bytes);
        t.log(bytes.slice(0, bytes.length - rest.length), kit.lines(rest, ['first']), kit.body(rest));
        t.done();
      });
    });
  };
}
exports.writeContinue = before(function (res) { res.writeContinue(); });
exports.writeProcessing = before(function (res) { res.writeProcessing(); });
