// Rows of the client's catalog that no scenario shows: each program logs one value, in the catalog's own words.
// ES3/ES5 only: the programs load on the real binaries too.
var kit = require('../kit'), net = require('net'), fs = require('fs');
var CLOSE = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok', KEEP = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\nok';

function drain(res) { if (res.resume) res.resume(); else res.on('data', function () {}); }
// make(options, t) sends a request; when it is answered, judge(bytes of the request) is the value.
function sent(make, judge) {
  return function (t) {
    t.peer([CLOSE], function (port, requests) {
      var req = make({ host: t.host, port: port, path: '/' }, t);
      if (!req) return;
      req.on('error', function () {});
      req.on('response', function (res) {
        res.on('end', function () { t.log(judge(requests[0], t)); t.done(); });
        drain(res);
      });
    });
  };
}
function ended(options, t) { var req = t.http.request(options); req.end(); return req; }
// fn(options, t) may throw: says how, else what fn gives.
function thrown(fn, say) {
  return function (t) {
    t.peer([CLOSE], function (port) {
      var value;
      try { value = fn({ host: t.host, port: port, path: '/' }, t) || 'accepted'; } catch (e) { value = say(e); }
      t.log(value);
      t.done();
    });
  };
}
function quietly(req) { req.on('error', function () {}); req.end(); return req; }
function code(e) { return 'throws ' + e.name.replace(/ \[.*/, '') + (e.code ? ' ' + e.code : ' "' + e.message + '"'); }
// The events of a request and its response, in their order.
function events(t, req, names, resNames, rows) {
  names.forEach(function (n) { req.on(n, function (e) { rows.push(n === 'error' ? said(e) : n); }); });
  if (resNames) req.on('response', function (res) { resNames.forEach(function (n) { res.on(n, function () { rows.push('response ' + n); }); }); drain(res); });
}
function said(e) { return 'error "' + e.message + '"' + (e.code && e.message.indexOf(e.code) < 0 ? ' ' + e.code : ''); }

exports['request-options-mutated'] = thrown(function (options, t) {
  var keys;
  options = { path: '/' };
  quietly(t.http.request(options));
  keys = Object.keys(options).filter(function (k) { return k !== 'path'; }).sort();
  options = { path: '/' };
  quietly(t.http.get(options));
  return keys.length ? keys.join(', ') + (options.method ? ' (get also method)' : '') : 'none';
}, code);
exports['request-url-string'] = function (t) {
  t.peer([CLOSE], function (port, requests) {
    var req;
    try { req = t.http.request('http://' + t.host + ':' + port + '/there'); } catch (e) { t.log('throws ' + e.name); t.done(); return; }
    req.on('error', function () { t.log('string ignored: a request for / on localhost:80'); t.done(); });
    req.on('response', function (res) { t.log(requests[0].indexOf('GET /there ') === 0 ? 'parsed and used' : 'other'); t.done(); });
    req.end();
  });
};
exports['request-url-object'] = function (t) {
  // A global only from 10 on; the module url had it before.
  var Class = require('url').URL;
  if (!Class) { t.log('no URL class'); t.done(); return; }
  t.peer([CLOSE], function (port, requests) {
    var req = t.http.request(new Class('http://user:pw@' + t.host + ':' + port + '/there'));
    req.on('error', function () { t.log('taken for options without any own keys: a request for / on localhost:80'); t.done(); });
    req.on('response', function () {
      t.log(/^GET \/there [^]*Authorization: Basic dXNlcjpwdw==/.test(requests[0]) ? 'read: protocol, host, port, path, and user:password as auth' : requests[0]);
      t.done();
    });
    req.end();
  });
};
function path(p, find) {
  return function (t) {
    t.peer([CLOSE], function (port, requests) {
      var req;
      try { req = t.http.request({ host: t.host, port: port, path: p }); } catch (e) { t.log(find(null, e)); t.done(); return; }
      req.on('error', function () {});
      req.end();
      setTimeout(function () { t.log(find(requests[0])); t.done(); }, 80);
    });
  };
}
exports['request-path-space'] = path('/a b', function (bytes, e) { return e ? code(e) : /^GET \/a b HTTP/.test(bytes) ? 'sent as it is' : bytes; });
exports['request-path-beyond-latin1'] = path('/\u0161', function (bytes, e) {
  if (e) return e.code ? code(e) : 'throws ' + e.name;
  return bytes.indexOf('GET /\xc5\xa1 ') === 0 ? 'sent as UTF-8' : bytes.indexOf('GET /a ') === 0 ? 'sent as its low byte' : bytes;
});
exports['request-protocol-option'] = thrown(function (options, t) {
  options.protocol = 'https:';
  quietly(t.http.request(options));
  return 'not read';
}, function (e) { return e.code ? code(e) : 'throws ' + e.name + (/"/.test(e.message) ? " '" + e.message + "'" : ' "' + e.message + '"'); });
exports['request-auth-option'] = sent(function (options, t) { options.auth = 'a:b'; return ended(options, t); }, function (b) {
  var names = b.split('\r\n').map(function (l) { return l.split(':')[0]; });
  if (b.indexOf('Authorization') < 0) return 'not read';
  return names[names.indexOf('Host') + 1] === 'Authorization' ? 'sent as Authorization: Basic, after Host, unless an own Authorization header is set' : names.join();
});
exports['request-headers-pairs'] = sent(function (options, t) {
  options.headers = [['X-B', '1'], ['X-A', '2'], ['X-B', '3']];
  var req = t.http.request(options);
  req.rendered = !!req._header;
  req.end();
  return req;
}, function (b) { return /^GET \/ HTTP\/1.1\r\nX-B: 1\r\nX-A: 2\r\nX-B: 3\r\nConnection/.test(b) ? 'yes' : b; });
exports['request-set-host'] = function (t) {
  var hosts = {}, values = [true, false, 0], left = values.length;
  t.peer([CLOSE], function (port, requests) {
    (function next() {
      if (!values.length) {
        t.log(hosts['true'] && hosts['false'] ? 'not read: Host is always added' : hosts['true'] ? 'falsy leaves Host out' : 'anything but undefined, true as well, leaves Host out');
        t.done();
        return;
      }
      var v = values.shift(), req = t.http.request({ host: t.host, port: port, setHost: v });
      req.on('error', function () {});
      req.on('response', function (res) { hosts[String(v)] = /\r\nHost: /.test(requests[requests.length - 1]); res.on('end', next); drain(res); });
      req.end();
    })();
  });
};
exports['request-socket-path'] = function (t) {
  var file = require('path').join(process.env.TMPDIR || '/tmp', 'eras-' + process.pid + '-' + Date.now() + '.sock'), value = 'not read';
  var server = t.raw(function (s) { value = 'connects there'; s.on('data', function () { s.end(CLOSE); }); });
  server.listen(file, function () {
    var req = t.http.request({ socketPath: file, path: '/', host: t.host, port: 1 });
    req.on('error', function () {});
    req.end();
    setTimeout(function () { t.log(value); t.done(); }, 100);
  });
};
exports['request-create-connection-callback'] = function (t) {
  t.peer([CLOSE], function (port) {
    var value = 'not called', req;
    req = t.http.request({
      host: t.host, port: port,
      createConnection: function (options, made) {
        value = typeof made === 'function' ? 'yes' : 'no callback is passed';
        return net.connect(port, t.host);
      }
    });
    req.on('error', function () {});
    req.end();
    setTimeout(function () { t.log(value); t.done(); }, 80);
  });
};
exports['get-forces-method'] = sent(function (options, t) {
  var req;
  options.method = 'POST';
  req = t.http.get(options);
  t.back = options.method === 'GET' ? ', written back into the options' : '';
  return req;
}, function (b, t) { return b.split(' ')[0] + t.back; });
exports['request-agent-kind'] = thrown(function (options, t) { options.agent = true; quietly(t.http.request(options)); }, function (e) {
  return e.code ? code(e) : 'throws a ' + e.name + ' without code';
});
exports['request-agent-falsy'] = function (t) {
  t.peer([CLOSE], function (port, requests) {
    var req;
    try { req = t.http.request({ host: t.host, port: port, path: '/none', agent: 0 }); } catch (e) { t.log(e.code ? code(e) : 'throws a TypeError'); t.done(); return; }
    req.on('error', function (e) { t.log('no agent and options.path taken for a unix socket: error ' + e.code); t.done(); });
    req.on('response', function () { t.log(/keep-alive/.test(requests[0]) ? 'the global agent' : 'no agent, as false'); t.done(); });
    req.end();
  });
};
exports['removed-header-connection'] = sent(function (options, t) {
  var req = t.http.request(options);
  req.removeHeader('Connection');
  req.end();
  return req;
}, function (b) { return /\r\nConnection: /.test(b) ? 'no effect: the default is added' : 'no Connection header is sent'; });
function postWithout(name, judge) {
  return function (t) {
    t.peer([function (socket, bytes) { socket.end(CLOSE); }], function (port) {
      var seen = '', server = t.raw(function (s) { s.on('data', function (d) { seen += d; }); });
      server.listen(0, t.host, function () {
        var req = t.http.request({ host: t.host, port: server.address().port, path: '/', method: 'POST' });
        req.on('error', function () {});
        req.removeHeader(name);
        req.end('body');
        setTimeout(function () { t.log(judge(seen)); req.abort(); t.done(); }, 80);
      });
    });
  };
}
exports['removed-header-transfer-encoding'] = postWithout('Transfer-Encoding', function (b) {
  return /Content-Length: 4/.test(b) ? 'Content-Length is sent instead (as without it)' : /chunked/.test(b) ? 'no effect: chunked' : 'body without any framing';
});
exports['request-clear-timeout'] = thrown(function (options, t) { return typeof quietly(t.http.request(options)).clearTimeout === 'function' ? 'present' : 'absent'; }, code);
exports['request-pause'] = thrown(function (options, t) { return typeof quietly(t.http.request(options)).pause === 'function' ? 'present' : 'absent'; }, code);
exports['header-order'] = sent(function (options, t) {
  options.headers = { 'X-B': '1', 'X-A': '2' };
  options.auth = 'a:b';
  options.method = 'POST';
  var req = t.http.request(options);
  req.setHeader('X-Later', '3');
  req.setHeader('x-b', '4');
  req.write('x');
  req.end();
  return req;
}, function (b) {
  var names = b.slice(0, b.indexOf('\r\n\r\n')).split('\r\n').slice(1).map(function (l) { return l.split(':')[0]; }).join();
  return /^x-b,X-A,Host,(Authorization,)?X-Later,Connection,Transfer-Encoding$/.test(names) ? 'yes (no Authorization in 0.4)' : names;
});
exports['write-empty-return'] = thrown(function (options, t) {
  options.method = 'POST';
  var req = t.http.request(options), value = req.write('');
  req.on('error', function () {});
  req.end();
  return String(value);
}, code);
exports['write-empty-sends-head'] = function (t) {
  var seen = '', server = t.raw(function (s) { s.on('data', function (d) { seen += d; }); });
  server.listen(0, t.host, function () {
    var req = t.http.request({ host: t.host, port: server.address().port, method: 'POST' });
    req.on('error', function () {});
    req.write('');
    setTimeout(function () { t.log(seen ? 'sent' : req._header ? 'rendered, not sent' : 'nothing'); req.abort(); t.done(); }, 100);
  });
};
function ucs2(judge) {
  return function (t) {
    var seen = '', server = t.raw(function (s) { s.on('data', function (d) { seen += d.toString('binary'); }); });
    server.listen(0, t.host, function () {
      var req = t.http.request({ host: t.host, port: server.address().port, method: 'POST' });
      req.on('error', function () {});
      req.write('hi', 'ucs2');
      req.end();
      setTimeout(function () { t.log(judge(seen)); req.abort(); t.done(); }, 100);
    });
  };
}
exports['write-encoding-covers-head'] = ucs2(function (b) {
  if (/^P\0O\0/.test(b)) return 'the head is sent in ucs2 too';
  return b.indexOf('\r\n\r\n4\r\nh\0i\0\r\n') > 0 ? 'only the chunk is sent in ucs2' : 'the head is sent in Latin-1, but the chunk-size lines in ucs2';
});
exports['write-ucs2-last-chunk'] = ucs2(function (b) {
  return /0\r\n\r\n$/.test(b) ? 'in ASCII' : /0\0\r\0\n\0\r\0\n\0$/.test(b) ? 'in ucs2, glued to what waited' : b;
});
exports['write-after-abort'] = function (t) {
  t.peer([function () {}], function (port) {
    var rows = [], req = t.http.request({ host: t.host, port: port, method: 'POST' });
    req.on('finish', function () { rows.push('"finish"'); });
    req.on('error', function (e) { rows.push('"error" ' + e.message); });
    req.write('a');
    setTimeout(function () {
      req.abort();
      req.write('b');
      req.end();
      setTimeout(function () { t.log(rows.join(', then ') || 'no event at all'); t.done(); }, 80);
    }, 50);
  });
};
exports['abort-before-socket'] = function (t) {
  t.peer([CLOSE], function (port) {
    var rows = [], req = t.http.request({ host: t.host, port: port });
    ['finish', 'socket', 'close', 'abort'].forEach(function (n) { req.on(n, function () { rows.push(n); }); });
    req.on('error', function (e) { rows.push('error "' + e.message + '"'); });
    req.abort();
    req.end();
    setTimeout(function () { t.log(rows.join() === 'abort' ? 'only "abort"' : rows.join(', ') || (t.http.getAgent ? 'silent, nothing sent' : 'silent')); t.done(); }, 100);
  });
};
exports['abort-in-response-data'] = function (t) {
  t.peer([KEEP], function (port) {
    var value = 'no', req = t.http.request({ host: t.host, port: port });
    req.on('error', function () {});
    req.on('response', function (res) { res.on('data', function () { value = 'yes'; }); req.abort(); });
    req.end();
    setTimeout(function () { t.log(value); t.done(); }, 100);
  });
};
function refused(look) {
  return function (t) {
    var closed = net.createServer();
    closed.listen(0, t.host, function () {
      var port = closed.address().port;
      closed.on('close', function () {
        var rows = [], error, req = t.http.request({ host: t.host, port: port });
        ['finish', 'socket', 'close'].forEach(function (n) { req.on(n, function () { rows.push(n); }); });
        req.on('error', function (e) { rows.push('error'); error = e; });
        req.end();
        setTimeout(function () { t.log(look(error, rows, port)); t.done(); }, 80);
      });
      closed.close();
    });
  };
}
exports['error-refused-message'] = refused(function (e, rows, port) { return e.message.replace(String(port), 'PORT'); });
exports['error-refused-properties'] = refused(function (e) {
  return ['code', 'errno', 'syscall', 'address', 'port'].filter(function (k) { return e[k] !== undefined; }).join(', ').replace('errno', 'errno (' + typeof e.errno + ')');
});
exports['error-refused-close'] = refused(function (e, rows) { return rows.join(', '); });
function parserRow(lines, judge) {
  return function (t) {
    t.peer([function (socket) { socket.write(lines); setTimeout(function () { socket.destroy(); }, 60); }], function (port) {
      var body = '', error, req = t.http.request({ host: t.host, port: port });
      req.on('error', function (e) { error = error || e; });
      req.on('response', function (res) {
        res.on('data', function (d) { body += d; });
        res.on('error', function () {});
      });
      req.end();
      setTimeout(function () { t.log(judge(error, body)); t.done(); }, 120);
    });
  };
}
exports['content-length-twice'] = parserRow('HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 3\r\n\r\nabcde', function (e, body) {
  if (body === 'abc') return 'the last one counts, the surplus is ' + (!e || /hang up/.test(e.message) ? 'dropped' : e.code || 'a parse error');
  return e ? e.code || e.message : body;
});
exports['content-length-and-chunked'] = parserRow('HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n', function (e, body) {
  return body === 'abc' ? 'chunked wins' : e ? e.code || e.message : body;
});
exports['header-size-limit'] = parserRow('HTTP/1.1 200 OK\r\nContent-Length: 3\r\nX-Pad: ' + Array(12 * 1024).join('p') + '\r\n\r\nabc', function (e, body) {
  return body === 'abc' ? '80 kilobytes' : '8 kilobytes';
});
exports['header-count-limit'] = function (t) {
  var lines = '', i;
  for (i = 0; i < 1300; i++) lines += i.toString(36) + ':\n';
  t.peer(['HTTP/1.1 200 OK\r\n' + lines + 'Content-Length: 0\r\nConnection: close\r\n\r\n'], function (port) {
    var req = t.http.request({ host: t.host, port: port });
    req.on('error', function (e) { t.log('error', e); t.done(); });
    req.on('response', function (res) { var n = Object.keys(res.headers).length; t.log(n > 1299 ? 'all' : String(n)); t.done(); });
    req.end();
  });
};
exports['response-late-data'] = sent(function (options, t) {
  var req = t.http.request(options), heard = '';
  req.on('error', function () {});
  req.on('response', function (res) {
    setTimeout(function () { res.on('data', function (d) { heard += d; }); }, 50);
    setTimeout(function () { t.log(heard === 'ok' ? 'nothing is lost' : 'what came before it is lost'); t.done(); }, 120);
  });
  req.end();
});
exports['response-set-timeout'] = function (t) {
  t.peer([CLOSE], function (port) {
    t.http.get({ host: t.host, port: port }, function (res) {
      var back;
      if (!res.setTimeout) { t.log('absent'); t.done(); return; }
      back = res.setTimeout(500, function () {});
      t.log('present, returns ' + (back === res ? 'the response' : String(back)));
      drain(res);
      t.done();
    });
  });
};
exports['set-encoding-hex'] = function (t) {
  t.peer([CLOSE], function (port) {
    t.http.get({ host: t.host, port: port }, function (res) {
      var heard = '';
      try { res.setEncoding('hex'); } catch (e) { t.log('throws: ' + e.message); t.done(); return; }
      res.on('data', function (d) { heard += d; });
      res.on('end', function () { t.log(heard === '6f6b' ? 'fine' : heard); t.done(); });
    });
  });
};
function getName(options, judge) {
  return function (t) {
    var agent = t.http.globalAgent || t.http.getAgent('h', 81);
    t.log(agent.getName ? judge(agent.getName(options)) : 'no such method');
    t.done();
  };
}
exports['agent-get-name'] = getName({ host: 'h', port: 81 }, String);
exports['agent-get-name-family'] = getName({ host: 'h', port: 81, family: 4 }, function (n) { return /:4$/.test(n) ? 'appended as :4 or :6' : 'family not read'; });
exports['agent-get-name-socket-path'] = getName({ host: 'h', port: 81, socketPath: '/s' }, function (n) { return /\/s$/.test(n) ? 'appended' : 'socketPath not read'; });
exports['request-timeout-event'] = function (t) {
  t.peer([function () {}], function (port) {
    var count = 0, callback = 0, req = t.http.request({ host: t.host, port: port });
    req.on('error', function () {});
    if (!req.setTimeout) { t.log('no such method'); req.end(); t.done(); return; }
    req.on('timeout', function () { count++; });
    req.setTimeout(50, function () { callback++; });
    req.end();
    setTimeout(function () { t.log(count === 1 ? 'once' : count === 2 ? 'twice (the callback ' + (callback === 1 ? 'once' : callback) + ')' : String(count)); t.done(); }, 120);
  });
};
exports['request-timeout-aborts'] = function (t) {
  t.peer([function (socket) { setTimeout(function () { socket.write(CLOSE); }, 120); }], function (port) {
    var value = 'no', req = t.http.request({ host: t.host, port: port });
    req.on('error', function () {});
    if (!req.setTimeout) { t.log('no such method'); req.end(); t.done(); return; }
    req.setTimeout(50);
    req.on('response', function () { value = 'yes, it goes on'; });
    req.end();
    setTimeout(function () { t.log(value); t.done(); }, 250);
  });
};
exports['request-set-timeout-return'] = thrown(function (options, t) {
  var req = quietly(t.http.request(options)), back;
  if (!req.setTimeout) return 'no such method';
  back = req.setTimeout(1000);
  return back === req ? 'the request' : String(back);
}, code);
exports['request-timeout-cleared'] = function (t) {
  t.peer([KEEP], function (port) {
    var fired = false, req = t.http.request({ host: t.host, port: port });
    req.on('error', function () {});
    if (!req.setTimeout) { t.log('no such method'); req.end(); t.done(); return; }
    req.setTimeout(60, function () { fired = true; });
    req.on('response', function (res) { drain(res); res.on('end', function () { setTimeout(function () { t.log(fired ? 'no' : 'yes'); t.done(); }, 120); }); });
    req.end();
  });
};
function legacyClient(judge) {
  return function (t) {
    if (!t.http.createClient) { t.log('absent'); t.done(); return; }
    t.peer([CLOSE], function (port, requests) {
      var client = t.http.createClient(port, t.host), req = client.request('GET', '/', {});
      req.on('response', function (res) { res.on('end', function () { t.log(judge(requests[0], port)); t.done(); }); drain(res); });
      req.end();
    });
  };
}
exports['create-client-host-header'] = legacyClient(function (b, port) { return b.indexOf('\r\nHost: 127.0.0.1:' + port) > 0 ? 'host:port' : /\r\nHost/i.test(b) ? 'host' : 'none unless given'; });
exports['create-client-connection-header'] = legacyClient(function (b) { return /\r\nConnection: ([^\r]*)/.exec(b)[1]; });
exports['agent-remove-event'] = function (t) {
  if (t.http.getAgent) { t.log('no such event'); t.done(); return; }
  t.peer([CLOSE], function (port) {
    var agent = new t.http.Agent({}), counted, req = t.http.get({ host: t.host, port: port, agent: agent }, function (res) {
      res.on('end', function () { t.log((counted ? 'the socket still counts' : 'the socket no longer counts') + '; its request goes on'); t.done(); });
      drain(res);
    });
    req.on('error', function () {});
    req.on('socket', function (s) { s.emit('agentRemove'); counted = Object.keys(agent.sockets).length; });
  });
};
exports['agent-remove-event'].alone = true;
exports['agent-remove-event'].thrown = function (e) {
  return 'the socket loses its request: the next thing that happens to it crashes the process (' + e.name + ')';
};
exports['agent-max-free-sockets'] = function (t) {
  var agent = t.http.getAgent ? null : new t.http.Agent({ keepAlive: true, maxFreeSockets: 1 });
  if (!agent || !agent.freeSockets) { t.log('no pool'); t.done(); return; }
  t.peer([KEEP], function (port) {
    var left = 2;
    function one() {
      t.http.get({ host: t.host, port: port, agent: agent }, function (res) {
        res.on('end', function () {
          if (!--left) setTimeout(function () { var n = agent.freeSockets[Object.keys(agent.freeSockets)[0]]; t.log(n && n.length === 1 ? 'yes' : 'no'); t.done(); }, 50);
        });
        drain(res);
      });
    }
    one();
    one();
  });
};
exports['agent-keep-alive-one-socket'] = function (t) {
  if (t.http.getAgent) { t.log('kept by the header'); t.done(); return; }
  function kept(limit, then) {
    var agent = new t.http.Agent({ keepAlive: true, maxSockets: limit });
    t.peer([KEEP], function (port) {
      t.http.get({ host: t.host, port: port, agent: agent }, function (res) {
        res.on('end', function () {
          setTimeout(function () { then(!!agent.freeSockets && Object.keys(agent.freeSockets).length > 0); }, 50);
        });
        drain(res);
      });
    });
  }
  kept(1, function (alone) {
    kept(2, function (roomy) { t.log(alone ? 'yes' : roomy ? 'no (count >= maxSockets)' : 'no'); t.done(); });
  });
};
exports['own-connection-header'] = function (t) {
  t.peer([KEEP], function (port, requests) {
    var req = t.http.request({ host: t.host, port: port, headers: { Connection: 'x, close' } }), closed = false;
    req.on('socket', function (s) { s.on('close', function () { closed = true; }); });
    req.on('error', function () {});
    req.on('response', function (res) {
      drain(res);
      if (t.http.getAgent) res.connection.on('close', function () { closed = true; });
      res.on('end', function () { setTimeout(function () { t.log(/\r\nConnection: x, close\r\n/.test(requests[0]) && closed ? 'yes' : 'no'); t.done(); }, 80); });
    });
    req.end();
  });
};
exports['pair-server-sees-abort'] = function (t) {
  var rows = [];
  t.serve(t.http.createServer(function (req, res) {
    req.on('aborted', function () { rows.push('request aborted'); });
    req.on('close', function () { rows.push('close'); });
    res.on('close', function () { rows.push('response close'); });
  }), function (port) {
    var req = t.http.request({ host: t.host, port: port, method: 'POST' });
    req.on('error', function () {});
    req.write('x');
    setTimeout(function () { req.abort(); }, 60);
    setTimeout(function () { t.log(rows.join(', ').replace(', response', '; response')); t.done(); }, 200);
  });
};
exports['parse-error-in-body-events'] = function (t) {
  t.peer([function (socket) {
    socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n');
    setTimeout(function () { socket.write('nonsense\r\n'); }, 40);
  }], function (port) {
    var rows = [], req = t.http.request({ host: t.host, port: port });
    ['error', 'close'].forEach(function (n) { req.on(n, function () { rows.push(['request', n]); }); });
    req.on('response', function (res) {
      ['aborted', 'end', 'close'].forEach(function (n) { res.on(n, function () { rows.push(['response', n]); }); });
      drain(res);
    });
    req.end();
    setTimeout(function () {
      var text = '', who = '', i;
      for (i = 0; i < rows.length; i++) { text += (i ? rows[i][0] === who ? ', ' : '; ' : '') + (rows[i][0] === who ? '' : rows[i][0] + ' ') + rows[i][1]; who = rows[i][0]; }
      t.log(text);
      t.done();
    }, 150);
  });
};
exports['request-url-string-parser'] = function (t) {
  if (t.http.createClient && !t.http.STATUS_CODES[428]) { t.log('none'); t.done(); return; }
  t.peer([CLOSE], function (port, requests) {
    t.http.get('http://' + t.host + ':' + port + '/a/../b', function (res) {
      t.log(requests[0].indexOf('GET /b ') === 0 ? 'WHATWG URL, with url.parse as a fallback (deprecation warning DEP0109)' : 'url.parse');
      drain(res);
      t.done();
    });
  });
};
exports['removed-header-content-length'] = function (t) {
  var rows = [];
  function post(remove, next) {
    t.peer([CLOSE], function (port, requests) {
      var req = t.http.request({ host: t.host, port: port, method: 'POST' });
      if (remove) req.removeHeader('Content-Length');
      req.on('response', function (res) {
        rows.push(/chunked/.test(requests[0]) ? 'chunked' : 'counted');
        res.on('end', next);
        drain(res);
      });
      req.end('body');
    });
  }
  post(true, function () { post(false, function () { t.log(rows[0] + (rows[1] === rows[0] ? ' (as without it)' : '')); t.done(); }); });
};
// A server that goes away with bytes unread resets the connection.
function resets(lines, look) {
  return function (t) {
    var server = t.raw(function (socket) {
      socket.pause();
      if (socket._handle && socket._handle.readStop) socket._handle.readStop();
      if (lines) socket.write(lines);
      setTimeout(function () { socket.destroy(); }, 60);
    });
    server.listen(0, t.host, function () {
      var rows = [], req = t.http.request({ host: t.host, port: server.address().port });
      req.on('error', function (e) { rows.push(said(e)); });
      req.on('close', function () { rows.push('close'); });
      req.on('response', function (res) { res.on('aborted', function () { rows.push('aborted'); }); res.on('error', function () {}); drain(res); });
      req.end();
      setTimeout(function () { t.log(look(rows)); t.done(); }, 150);
    });
  };
}
exports['error-reset-before-response'] = resets('', function (rows) { return rows.join(', ').replace(/hang up"$/, 'hang up" without code'); });
exports['error-reset-in-body'] = resets('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc', function (rows) {
  var errors = rows.filter(function (r) { return /^error/.test(r); });
  return (errors[0] ? errors[0] + ', and' : 'no:') + (rows.indexOf('aborted') >= 0 ? ' the response is aborted' : ' nothing on the response');
});
exports['agent-race-close'] = function (t) {
  var agent = new t.http.Agent({ host: t.host, keepAlive: true }), count = 0;
  if (!t.http.getAgent && !agent.freeSockets) { t.log('cannot happen: idle sockets are closed'); t.done(); return; }
  t.peer([KEEP, function (socket) { socket.end(); }], function (port) {
    var options = { host: t.host, port: port, headers: { Connection: 'keep-alive' } };
    if (!t.http.getAgent) options.agent = agent;
    t.http.get(options, function (res) {
      res.on('end', function () {
        var again = function () {
          t.http.get(options, function () {}).on('error', function (e) { t.log(said(e) + (e.code ? '' : ' without code')); t.done(); });
        };
        if (t.http.getAgent) again(); else setTimeout(again, 30);
      });
      drain(res);
    });
  });
};
exports['agent-timeout-option'] = function (t) {
  var agent, heard = [];
  if (t.http.getAgent) { t.log('no agent options'); t.done(); return; }
  agent = new t.http.Agent({ timeout: 50 });
  t.peer([function () {}], function (port) {
    var req = t.http.request({ host: t.host, port: port, agent: agent });
    req.on('error', function () {});
    req.on('timeout', function () { heard.push('request'); });
    req.on('socket', function (s) { s.on('timeout', function () { heard.push('socket'); }); });
    req.end();
    setTimeout(function () {
      t.log(heard.indexOf('request') >= 0 ? '"timeout" on the request too' : heard.length ? '"timeout" on the socket only' : 'not read');
      t.done();
    }, 150);
  });
};
exports['early-response'] = function (t) {
  var agent = t.http.getAgent ? undefined : new t.http.Agent({ keepAlive: true, maxSockets: 1 }), seen = '', open = true;
  var server = t.raw(function (socket) {
    socket.on('close', function () { open = false; });
    socket.on('data', function (d) { if (!seen) socket.write(KEEP); seen += d; });
  });
  server.listen(0, t.host, function () {
    var finish = false, req = t.http.request({ host: t.host, port: server.address().port, method: 'POST', agent: agent, headers: { Connection: 'keep-alive' } });
    req.on('finish', function () { finish = true; });
    req.on('error', function () {});
    req.on('response', function (res) {
      res.on('end', function () {
        setTimeout(function () {
          req.end('the rest');
          setTimeout(function () {
            var free = agent && agent.freeSockets && Object.keys(agent.freeSockets).length;
            if (/the rest/.test(seen)) t.log('sent, and ' + (free ? 'the connection is freed after it' : 'the connection is not freed'));
            else if (free) t.log('never sent' + (finish ? '' : ', no "finish"') + '; the connection goes to the pool with the request unfinished');
            else t.log('never sent; ' + (open ? 'the connection stays open' : 'the connection is closed') + (finish ? ', "finish" is emitted' : ', no "finish"'));
            t.done();
          }, 80);
        }, 40);
      });
      drain(res);
    });
    req.write('a part');
  });
};
exports['set-encoding-hex'].alone = true;
