// Requests as the manuals show them, against an independent peer.
var kit = require('./kit');
var OK = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello';

// A POST in two pieces, its length unknown.
exports.post = function (t) {
  t.peer([OK], function (port, requests) {
    var req = t.http.request({ host: t.host, port: port, path: '/upload', method: 'POST' }, function (res) {
      t.log('status', res.statusCode);
      t.log('headers', res.headers['content-type']);
      res.setEncoding('utf8');
      res.on('data', function (chunk) { t.log('body', chunk); });
      res.on('end', function () {
        t.log('wire', kit.lines(requests[0], ['first', 'transfer-encoding', 'content-length']), kit.body(requests[0]));
        t.done();
      });
    });
    req.on('error', function (e) { t.log('problem', e); t.done(); });
    req.write('data\n');
    req.write('data\n');
    req.end();
  });
};

// A form whose length is known.
exports.postForm = function (t) {
  var form = require('querystring').stringify({ msg: 'Good day' });
  t.peer([OK], function (port, requests) {
    var options = {
      hostname: t.host, port: port, path: '/upload', method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': form.length }
    };
    var req = t.http.request(options, function (res) {
      t.log('status', res.statusCode);
      t.log('headers', res.headers['content-type']);
      res.setEncoding('utf8');
      res.on('data', function (chunk) { t.log('body', chunk); });
      res.on('end', function () {
        t.log('wire', kit.lines(requests[0], ['first', 'transfer-encoding', 'content-length', 'content-type']), kit.body(requests[0]));
        t.done();
      });
    });
    req.on('error', function (e) { t.log('problem', e); t.done(); });
    req.write(form);
    req.end();
  });
};

// A page fetched, and one from where nobody listens.
exports.get = function (t) {
  t.peer([OK], function (port) {
    t.http.get({ host: t.host, port: port, path: '/index.html' }, function (res) {
      t.log('status', res.statusCode);
      if (res.resume) res.resume();
      res.on('end', function () {
        var closed = require('net').createServer();
        closed.listen(0, t.host, function () {
          var nobody = closed.address().port;
          closed.on('close', function () {
            t.http.get({ host: t.host, port: nobody, path: '/' }, function () { t.log('an answer'); }).on('error', function (e) {
              t.log('problem', e);
              t.done();
            });
          });
          closed.close();
        });
      });
    }).on('error', function (e) { t.log('problem', e); });
  });
};

exports.getJson = function (t) {
  var json = JSON.stringify({ name: 'json', count: 2 });
  t.peer(['HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ' + json.length + '\r\nConnection: close\r\n\r\n' + json,
    'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'], function (port) {
    function fetch(path, next) {
      t.http.get('http://' + t.host + ':' + port + path, function (res) {
        var type = res.headers['content-type'], text = '';
        if (res.statusCode !== 200) {
          t.log('status', res.statusCode);
          res.resume();
          next();
          return;
        }
        t.log('is JSON', /^application\/json/.test(type));
        res.setEncoding('utf8');
        res.on('data', function (chunk) { text += chunk; });
        res.on('end', function () { t.log('parsed', JSON.parse(text)); next(); });
      }).on('error', function (e) { t.log('problem', e); t.done(); });
    }
    fetch('/data.json', function () { fetch('/missing', t.done); });
  });
};

// A socket that is taken out of the pool by its user.
exports.agentRemove = function (t) {
  t.peer([OK], function (port) {
    var options = { host: t.host, port: port, path: '/' }, inUse;
    options.agent = new t.http.Agent({});
    t.http.get(options, function (res) {
      t.log('sockets at the response', Object.keys(options.agent.sockets).length);
      res.on('end', t.done);
      res.resume();
    }).on('socket', function (socket) {
      inUse = Object.keys(options.agent.sockets).length;
      socket.emit('agentRemove');
      t.log('sockets before and after', inUse, Object.keys(options.agent.sockets).length);
    });
  });
};

function connectionSaid(agent) {
  return function (t) {
    t.peer([OK], function (port, requests) {
      var options = { host: t.host, port: port, path: '/' };
      options.agent = agent(t.http);
      t.http.get(options, function (res) {
        res.resume();
        res.on('end', function () { t.log('wire', kit.lines(requests[0], ['first', 'connection'])); t.done(); });
      });
    });
  };
}
exports.agentFalse = connectionSaid(function () { return false; });
exports.agentKeepAlive = connectionSaid(function (http) { return new http.Agent({ keepAlive: true }); });

// An answer before the answer.
exports.information = function (t) {
  t.peer(['HTTP/1.1 103 Early Hints\r\nLink: </main.css>\r\n\r\n' + OK], function (port) {
    var req = t.http.request({ host: t.host, port: port, path: '/length_request' });
    req.on('information', function (info) { t.log('before the main response', info.statusCode); });
    req.on('response', function (res) { t.log('main response', res.statusCode); res.resume(); res.on('end', t.done); });
    req.end();
  });
};

exports.requestGetHeader = function (t) {
  t.peer([OK], function (port) {
    var req = t.http.request({ host: t.host, port: port, method: 'POST' }, function (res) { res.resume(); res.on('end', t.done); });
    req.setHeader('content-type', 'text/html');
    req.setHeader('Content-Length', 2);
    req.setHeader('Cookie', ['kind=a', 'tongue=b']);
    t.log('Content-Type', req.getHeader('Content-Type'));
    t.log('Content-Length', req.getHeader('Content-Length'), typeof req.getHeader('Content-Length'));
    t.log('Cookie', req.getHeader('Cookie'), Array.isArray(req.getHeader('Cookie')));
    req.end('ok');
  });
};

exports.requestSocket = function (t) {
  t.peer([OK], function (port) {
    var req = t.http.get({ host: t.host, port: port });
    req.end();
    req.once('response', function (res) {
      t.log('address', req.socket.localAddress, typeof req.socket.localPort);
      res.resume();
      res.on('end', t.done);
    });
  });
};

// Whoever listens for data too late has missed it.
exports.lateListener = function (t) {
  t.peer([OK], function (port) {
    var good = t.http.request({ host: t.host, port: port });
    good.on('response', function (res) {
      res.on('data', function (chunk) { t.log('in time', chunk); });
      res.on('end', function () {
        var bad = t.http.request({ host: t.host, port: port });
        bad.on('response', function (res) {
          var heard = 'nothing';
          setTimeout(function () { res.on('data', function (chunk) { heard = chunk.toString(); }); }, 100);
          setTimeout(function () { t.log('too late', heard); t.done(); }, 200);
        });
        bad.end();
      });
    });
    good.end();
  });
};
