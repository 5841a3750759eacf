// What http.request and http.get promise beyond their options.
var kit = require('./kit'), net = require('net'), dns = require('dns');
var OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok';
var KEEP = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

function drain(res) { if (res.resume) res.resume(); else res.on('data', function () {}); }
// make(options, answered) with host and port of a peer; then judge(bytes of the request, the request)
function asked(make, judge) {
  return function (t) {
    t.peer([OK], function (port, requests) {
      var req = make.call(t, { host: t.host, port: port }, function (res) {
        res.on('end', function () { judge.call(t, requests[0], req); t.done(); });
        drain(res);
      });
      req.on('error', function (e) { t.log('error', e); t.done(); });
    });
  };
}
// How many sockets are known for the peer.
function tracked(t, port) {
  var agent = t.http.globalAgent, n = 0, name;
  if (!agent) return t.http.getAgent(t.host, port).sockets.length;
  for (name in agent.sockets) if (name.indexOf(t.host + ':' + port) === 0) n += agent.sockets[name].length;
  return n;
}

exports.request = function (t) {
  t.peer([OK], function (port, requests) {
    var req = t.http.request({ host: t.host, port: port, path: '/page', method: 'POST' }, function (res) {
      t.log('sockets', tracked(t, port));
      res.on('end', function () {
        t.log(kit.lines(requests[0], ['first', 'transfer-encoding', 'content-length']), kit.body(requests[0]));
        setTimeout(function () { t.log('sockets later', tracked(t, port)); t.done(); }, 80);
      });
      drain(res);
    });
    req.on('error', function (e) { t.log('error', e); });
    req.end('body');
  });
};
exports.get = asked(function (options, answered) { return this.http.get(options, answered); }, function (bytes) {
  this.log(kit.lines(bytes, ['first']), kit.body(bytes));
});
exports.getMethod = asked(function (options, answered) {
  options.method = 'POST';
  var req = this.http.get(options, answered);
  this.log('in the options', options.method);
  return req;
}, function (bytes) { this.log(kit.lines(bytes, ['first'])); });
exports.contentLength = asked(function (options, answered) {
  options.method = 'POST';
  options.headers = { 'Content-Length': 4 };
  var req = this.http.request(options, answered);
  req.write('da');
  req.end('ta');
  return req;
}, function (bytes) { this.log(kit.lines(bytes, ['first', 'content-length', 'transfer-encoding']), kit.body(bytes)); });
exports.authorization = asked(function (options, answered) {
  options.auth = 'user:password';
  options.headers = { Authorization: 'mine' };
  var req = this.http.request(options, answered);
  req.end();
  return req;
}, function (bytes) { this.log(kit.lines(bytes, ['authorization'])); });
exports.urlString = asked(function (options, answered) {
  var req = this.http.request('http://u:p@' + options.host + ':' + options.port + '/there?a=b', answered);
  req.end();
  return req;
}, function (bytes) { this.log(kit.lines(bytes, ['first', 'authorization'])); });
exports.oneTime = asked(function (options, answered) {
  var t = this, req = t.http.request(options, function (res) {
    t.log('inside', req.listeners('response').length);
    answered(res);
  });
  t.log('before', req.listeners('response').length);
  req.end();
  return req;
}, function () {});
exports.isWritable = asked(function (options, answered) {
  var req = this.http.request(options, answered);
  var stream = this.require('stream');
  this.log(req instanceof this.http.ClientRequest, req instanceof (stream.Stream || stream), !!stream.Writable && req instanceof stream.Writable);
  this.log(req.writable, typeof req.write, typeof req.end, typeof req.write('a'), typeof req.on);
  req.end();
  return req;
}, function () {});

// Two requests at once for an agent of one socket, both saying that the connection is to be kept.
exports.keepAlive = function (t) {
  var connections = 0, answered = 0, all = '';
  var server = t.raw(function (socket) {
    connections++;
    socket.on('data', function (data) {
      all += data;
      if (/\r\n\r\n$/.test(all)) { t.log(kit.lines(all, ['first', 'connection'])); all = ''; socket.write(KEEP); }
    });
  });
  server.listen(0, t.host, function () {
    var port = server.address().port, agent, i, options;
    if (t.http.getAgent) t.http.getAgent(t.host, port).maxSockets = 1;
    else { agent = new t.http.Agent(); agent.maxSockets = 1; }
    function heard(res) {
      res.on('end', function () { if (++answered === 2) { t.log('connections', connections); t.done(); } });
      drain(res);
    }
    for (i = 1; i <= 2; i++) {
      options = { host: t.host, port: port, path: '/' + i, headers: { Connection: 'keep-alive' } };
      if (agent) options.agent = agent;
      t.http.get(options, heard);
    }
  });
};

// The head goes before anything else is known; the body when the peer has said that it may come.
exports.expect = function (t) {
  var all = '', asked = false, ended = false;
  var server = t.raw(function (socket) {
    socket.on('data', function (data) {
      all += data;
      if (!asked && all.indexOf('\r\n\r\n') > 0) {
        asked = true;
        t.log('head', kit.lines(all, ['first', 'expect']), 'ended', ended, 'body', kit.body(all));
        all = '';
        socket.write('HTTP/1.1 100 Continue\r\n\r\n');
      }
      if (all.indexOf('body') >= 0) socket.write(OK);
    });
  });
  server.listen(0, t.host, function () {
    var req = t.http.request({ host: t.host, port: server.address().port, method: 'POST', headers: { Expect: '100-continue', 'Content-Length': 4 } }, function (res) {
      res.on('end', function () { t.log('body', all); t.done(); });
      drain(res);
    });
    req.on('error', function (e) { t.log('error', e); t.done(); });
    req.on('continue', function () { ended = true; req.end('body'); });
  });
};

// Nothing is sent before end.
exports.mustEnd = function (t) {
  var all = '';
  var server = t.raw(function (socket) {
    socket.on('data', function (data) { all += data; if (all.indexOf('\r\n\r\n') > 0) socket.write(OK); });
  });
  server.listen(0, t.host, function () {
    var req = t.http.request({ host: t.host, port: server.address().port }, function (res) { res.on('end', t.done); drain(res); });
    req.on('error', function (e) { t.log('error', e); t.done(); });
    setTimeout(function () {
      t.log('before end', all);
      req.end();
      req.on('response', function () { t.log('at the response', kit.lines(all, ['first'])); });
    }, 80);
  });
};

// A resolver that knows no such name.
exports.dnsError = function (t) {
  var lookup = dns.lookup, name = 'unknown.invalid';
  dns.lookup = function (host, options, answer) {
    if (host !== name) return lookup.apply(dns, arguments);
    var e = new Error('getaddrinfo ENOTFOUND');
    e.code = 'ENOTFOUND';
    process.nextTick(function () { (answer || options)(e); });
    return {};
  };
  var req = t.http.request({ host: name, port: 8 }, function () { t.log('response'); });
  req.on('error', function (e) {
    dns.lookup = lookup;
    t.log('error', e.code);
    t.done();
  });
  req.end();
};
exports.tcpError = function (t) {
  var closed = net.createServer();
  closed.listen(0, t.host, function () {
    var port = closed.address().port;
    closed.on('close', function () {
      var req = t.http.request({ host: t.host, port: port }, function () { t.log('response'); });
      req.on('error', function (e) { t.log('error', e.code); t.done(); });
      req.end();
    });
    closed.close();
  });
};
exports.parseError = function (t) {
  t.peer(['these are no headers\r\n\r\n'], function (port) {
    var req = t.http.request({ host: t.host, port: port }, function () { t.log('response'); });
    req.on('error', function (e) { t.log('error', e.code, e.message.split(':')[0]); t.done(); });
    req.end();
  });
};
// With nobody to hear it, the error is thrown where it is told; nothing of http catches it.
exports.errorThrown = function (t) {
  t.peer(['these are no headers\r\n\r\n'], function (port) {
    var req = t.http.request({ host: t.host, port: port }, function () { t.log('response'); }), emit = req.emit;
    req.emit = function (name) {
      try { return emit.apply(req, arguments); } catch (e) { t.log(name, 'thrown', e.code); t.done(); return false; }
    };
    req.end();
  });
};

exports.getUrlAndOptions = asked(function (options, answered) {
  return this.http.get('http://' + options.host + ':' + options.port + '/there', { headers: { 'X-Mine': 'yes' } }, answered);
}, function (bytes) { this.log(kit.lines(bytes, ['first', 'x-mine'])); });
exports.urlMerged = function (t) {
  t.peer([OK], function (port, requests) {
    var text = 'http://' + t.host + ':' + port + '/from-url?a=b', left = 3;
    function heard(res) { res.on('end', function () { if (!--left) end(); }); drain(res); }
    function end() {
      requests.sort();
      requests.forEach(function (bytes) { t.log(kit.lines(bytes, ['first'])); });
      t.done();
    }
    t.http.request(text, { method: 'DELETE' }, heard).end();
    t.http.request(new URL(text), { method: 'PUT' }, heard).end();
    t.http.request(new URL(text), { method: 'OPTIONS', path: '/from-options' }, heard).end();
  });
};

// The events of a request and its response in their order.
function order(act) {
  return function (t) {
    var seen = [];
    function note(emitter, names, prefix) {
      names.forEach(function (name) {
        emitter.on(name, function () {
          var last = seen[seen.length - 1];
          if (name !== 'data' || last !== prefix + name) seen.push(prefix + name);
        });
      });
    }
    t.peer(['HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nten bytes.' + (act.half ? '' : 'ten bytes.')], function (port) {
      var req;
      act.go(port, function (port, start) {
        req = t.http.request({ host: t.host, port: port });
        note(req, ['socket', 'response', 'abort', 'error', 'close'], '');
        req.on('response', function (res) {
          note(res, ['data', 'end', 'aborted', 'close'], 'response ');
          if (act.half) res.once('data', function () { req.abort(); });
        });
        if (start) start(req);
        req.end();
        req.on('close', function () { setTimeout(function () { t.log(seen.join(', ')); t.done(); }, 50); });
      });
    });
  };
}
exports.orderSuccess = order({ go: function (port, make) { make(port); } });
exports.orderConnectionError = order({ go: function (port, make) {
  var closed = net.createServer();
  closed.listen(0, '127.0.0.1', function () {
    var port = closed.address().port;
    closed.close(function () { make(port); });
  });
} });
exports.orderAbortBefore = order({ go: function (port, make) {
  make(port, function (req) { req.on('socket', function () { req.abort(); }); });
} });
exports.orderAbortAfter = order({ half: true, go: function (port, make) { make(port); } });

// The client of before: one host and port, many requests. The notice comes once.
exports.createClient = function (t) {
  var said = '', write = process.stderr.write;
  t.peer([OK], function (port, requests) {
    var client, req;
    process.stderr.write = function (text) { said += text; return true; };
    try {
      client = t.http.createClient(port, t.host);
      t.http.createClient(port, t.host);
    } finally { process.stderr.write = write; }
    t.log('stderr', said);
    req = client.request('GET', '/old', { Host: 'h', 'X-Mine': 'yes' });
    t.log(req instanceof t.http.ClientRequest);
    req.on('response', function (res) {
      res.on('end', function () { t.log(kit.lines(requests[0], ['first', 'host', 'x-mine'])); t.done(); });
      drain(res);
    });
    req.end();
  });
};
