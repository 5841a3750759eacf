// What http.request makes of each of its options, as an independent peer sees it.
var kit = require('./kit'), net = require('net'), dns = require('dns'), fs = require('fs');
var OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok';

function drain(res) { if (res.resume) res.resume(); else res.on('data', function () {}); }
// Sends what the options ask for; heard() when it is answered.
function send(t, options, heard) {
  var req = t.http.request(options, function (res) { res.on('end', heard); drain(res); });
  req.on('error', function (e) { t.log('error', e); t.done(); });
  req.end();
  return req;
}
// A program that sends one request for each of the options, to host and port of a peer, and notes the named lines.
function wire(names) {
  var list = Array.prototype.slice.call(arguments, 1);
  return function (t) {
    t.peer([OK], function (port, requests) {
      (function next(i) {
        var options = { host: t.host, port: port }, name;
        if (i === list.length) { t.done(); return; }
        for (name in list[i]) options[name] = list[i][name];
        send(t, options, function () {
          t.log.apply(t, kit.lines(requests[i].replace(new RegExp(':' + port + '\r\n'), ':PORT\r\n'), names));
          next(i + 1);
        });
      })(0);
    });
  };
}
exports.auth = wire(['first', 'authorization'], { auth: 'user:password' });
exports.headers = wire(['x-one', 'x-two'], { headers: { 'X-One': '1', 'x-two': 'b' } });
exports.host = wire(['first', 'host'], { host: '127.0.0.1' }, { host: 'localhost' });
exports.hostDefault = wire(['first', 'host'], { host: undefined });
exports.hostname = wire(['first', 'host'], { host: 'nobody.invalid', hostname: '127.0.0.1' });
exports.method = wire(['first'], {}, { method: 'PUT' });
exports.methodAny = wire(['first'], { method: 'DELETE' }, { method: 'report' });
exports.pathQuery = wire(['first'], { path: '/page?a=b&c' });
exports.pathDefault = wire(['first'], {});
exports.pathFragment = wire(['first'], { path: '/a#b' });
exports.setHost = wire(['first', 'host'], { setHost: false }, { setHost: true });

exports.pathSpace = function (t) {
  try { t.http.request({ host: t.host, port: 1, path: '/a b' }); t.log('taken'); } catch (e) { t.log(e instanceof TypeError, e.code, e.message); }
  t.done();
};

// Two peers: the one whose port is asked for is asked.
exports.port = function (t) {
  t.peer([OK], function (one, ofOne) {
    t.peer([OK], function (two, ofTwo) {
      send(t, { host: t.host, port: two, path: '/two' }, function () {
        t.log(ofOne.length, ofTwo.length, kit.lines(ofTwo[0], ['first']));
        t.done();
      });
    });
  });
};

// The port that an agent is told to connect to, and the name that the peer reads.
exports.portDefault = function (t) {
  t.peer([OK], function (port, requests) {
    var agent = new t.http.Agent(), asked = [];
    agent.createConnection = function (options) {
      asked.push(options.port || options);
      return net.createConnection(port, t.host);
    };
    t.log('agent.defaultPort', t.http.globalAgent.defaultPort);
    send(t, { host: t.host, agent: agent }, function () {
      t.log('connects to', asked);
      t.log(kit.lines(requests[0], ['host']));
      t.done();
    });
  });
};

exports.localAddress = function (t) {
  var server = t.raw(function (socket) {
    socket.on('data', function () { t.log('peer sees', socket.remoteAddress.replace('::ffff:', '')); socket.write(OK); });
  });
  server.listen(0, t.host, function () {
    send(t, { host: t.host, port: server.address().port, localAddress: '127.0.0.2' }, t.done);
  });
};

// A UNIX socket, no host, no port.
exports.socketPath = function (t) {
  var path = '/tmp/http-manual-' + process.pid + '-' + Math.random().toString(36).slice(2) + '.sock', all = '';
  var server = t.raw(function (socket) {
    socket.on('data', function (data) { all += data; if (all.indexOf('\r\n\r\n') > 0) socket.write(OK); });
  });
  server.listen(path, function () {
    send(t, { socketPath: path, path: '/by-path' }, function () {
      t.log(kit.lines(all, ['first', 'host']));
      try { fs.unlinkSync(path); } catch (e) {}
      t.done();
    });
  });
};

// Options of an agent, given to the request: two requests, one after the other.
exports.keepAlive = function (t) {
  var connections = 0, probes = [], lines = [];
  var server = t.raw(function (socket) {
    var all = '';
    connections++;
    socket.on('data', function (data) {
      all += data;
      if (all.indexOf('\r\n\r\n') < 0) return;
      lines.push(kit.lines(all, ['connection'])[0]);
      all = '';
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
    });
  });
  server.listen(0, t.host, function () {
    var options = { host: t.host, port: server.address().port, keepAlive: true, keepAliveMsecs: 3000 };
    function watch(req) {
      req.on('socket', function (socket) {
        socket.setKeepAlive = function (on, ms) { probes.push([on, ms]); };
      });
    }
    watch(send(t, options, function () {
      setTimeout(function () {
        watch(send(t, options, function () {
          t.log('connections', connections);
          t.log('said', lines);
          t.log('setKeepAlive', probes);
          t.done();
        }));
      }, 50);
    }));
  });
};

// What dns.lookup is asked for; its answer is the peer's address.
exports.family = function (t) {
  t.peer([OK], function (port) {
    var lookup = dns.lookup, name = 'family.invalid', left = 2, i;
    dns.lookup = function (host, options, answer) {
      if (host !== name) return lookup.apply(dns, arguments);
      t.log('family', options.family);
      process.nextTick(function () { if (options.all) answer(null, [{ address: t.host, family: 4 }]); else answer(null, t.host, 4); });
    };
    function one() { if (!--left) { dns.lookup = lookup; t.done(); } }
    for (i = 4; i <= 6; i += 2) send(t, { host: name, port: port, family: i }, one);
  });
};

exports.createConnection = function (t) {
  t.peer([OK], function (port, requests) {
    var calls = 0, made, req;
    function create() {
      calls++;
      made = net.connect(port, t.host);
      return made;
    }
    req = send(t, { createConnection: create }, function () {
      t.log('calls', calls, 'agent', typeof req.agent, 'its socket', req.socket === made, kit.lines(requests[0], ['first']));
      t.done();
    });
  });
};

exports.protocol = function (t) {
  t.peer([OK], function (port) {
    try { t.http.request({ host: t.host, port: port, protocol: 'https:' }); t.log('taken'); } catch (e) { t.log(e.code, e.message); }
    send(t, { host: t.host, port: port, protocol: 'http:' }, function () { t.log('http: is taken'); t.done(); });
  });
};

// The clock of the socket runs before it is connected.
exports.timeout = function (t) {
  var server = t.raw(function () {});
  server.listen(0, t.host, function () {
    var req = t.http.request({ host: t.host, port: server.address().port, timeout: 60 });
    req.on('error', function () {});
    req.on('socket', function (socket) { t.log('socket', socket.connecting, socket.timeout); });
    req.on('timeout', function () { t.log('timeout', arguments.length); req.abort(); t.done(); });
    req.end();
  });
};
