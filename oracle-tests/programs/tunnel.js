// Connections that stop being HTTP: CONNECT and upgrade, both sides in the runtime.
var net = require('net'), url = require('url');

// A proxy that tunnels, and a client that speaks HTTP by hand through it.
exports.connect = function (t) {
  var proxy = t.http.createServer(function (req, res) { res.writeHead(200); res.end('not for you'); });
  proxy.on('connect', function (req, client, head) {
    var to = req.url.split(':'), upstream = net.connect(+to[1], to[0], function () {
      t.log('proxy', req.method, req.url === target);
      client.write('HTTP/1.1 200 Connection Established\r\nProxy-agent: p\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client);
      client.pipe(upstream);
    });
  });
  var target;
  t.peer([function (socket) { socket.end('HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\npage'); }], function (there, requests) {
    target = t.host + ':' + there;
    t.serve(proxy, function (port) {
      var req = t.http.request({ port: port, host: t.host, method: 'CONNECT', path: target });
      req.on('error', function (e) { t.log('problem', e); t.done(); });
      req.on('connect', function (res, socket, head) {
        var all = head.toString();
        t.log('connected', res.statusCode, head.length);
        socket.write('GET / HTTP/1.1\r\nHost: www.example\r\nConnection: close\r\n\r\n');
        socket.on('data', function (chunk) { all += chunk.toString(); });
        socket.on('end', function () {
          t.log('through the tunnel', requests[0].split('\r\n')[0], all.slice(-4));
          t.done();
        });
      });
      req.end();
    });
  });
};

function upgradeServer(t, echo) {
  var server = t.http.createServer(function (req, res) { res.writeHead(200, { 'Content-Type': 'text/plain' }); res.end('okay'); });
  server.on('upgrade', function (req, socket, head) {
    t.log('server', req.headers.upgrade, typeof head);
    socket.write('HTTP/1.1 101 Web Socket Protocol Handshake\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\n\r\n');
    echo(socket);
  });
  return server;
}
function options(t, port) { return { port: port, host: t.host, headers: { Connection: 'Upgrade', Upgrade: 'websocket' } }; }

// The client ends the connection as soon as it has it.
exports.upgrade = function (t) {
  t.serve(upgradeServer(t, function (socket) { socket.pipe(socket); }), function (port) {
    var req = t.http.request(options(t, port));
    req.on('error', function (e) { t.log('problem', e); t.done(); });
    req.on('upgrade', function (res, socket) {
      t.log('got upgraded', res.statusCode, res.headers.upgrade);
      socket.on('close', function () { t.log('closed'); t.done(); });
      socket.end();
    });
    req.end();
  });
};

// The old callbacks of a socket: a piece of a buffer that is not its own.
function byOndata(socket) {
  socket.ondata = function (d, start, end) { socket.write(d.toString('utf8', start, end), 'utf8'); };
  socket.onend = function () { socket.end(); };
}
function ping(t) {
  return function (res, socket, head) {
    t.log('upgraded', res.statusCode, res.headers.upgrade, head.length);
    socket.on('data', function (d) { t.log('echo', d.toString()); socket.end(); });
    socket.on('end', function () { t.log('the other side ended'); });
    socket.on('close', t.done);
    socket.write('ping');
  };
}
exports.upgradeOnAgent = function (t) {
  t.serve(upgradeServer(t, byOndata), function (port) {
    var agent = t.http.getAgent(t.host, port), req = t.http.request(options(t, port));
    req.end();
    agent.on('upgrade', ping(t));
  });
};
exports.upgradeByOndata = function (t) {
  t.serve(upgradeServer(t, byOndata), function (port) {
    var req = t.http.request(options(t, port));
    req.on('error', function (e) { t.log('problem', e); t.done(); });
    req.end();
    req.on('upgrade', ping(t));
  });
};
