// releases: 12.22.12 13.0.0 13.10.1 13.11.0 14.21.3 16.20.2 18.20.8 19.0.0 20.17.0 20.18.0 20.20.2 21.0.0 22.8.0 22.9.0 22.19.0 22.20.0 22.23.5 23.0.0 24.6.0 24.7.0 24.22.3 26.12.1
// What becomes of a kept connection whose server says for how long it will keep it: by the hint, and by the timeout of the agent.
var http = require('http');
var net = require('net');
var cases = [
  ['timeout=1', 0], ['timeout=1', 5000], ['timeout=2', 0], ['timeout=2', 5000], ['timeout=9', 5000], ['timeout=0', 5000],
  ['timeout=2, max=5', 5000], ['max=5, timeout=2', 5000], ['Timeout=2', 5000], ['timeout=2.5', 5000], ['timeout= 2', 5000], ['max=5', 5000],
  ['timeout=3', 5000, 0], ['timeout=1', 5000, 0], ['timeout=3', 5000, 500], ['timeout=3', 5000, -1], ['timeout=3', 5000, '7']
];
var hint;
var server = net.createServer(function (socket) {
  socket.on('error', function () {});
  socket.on('data', function () {
    socket.write('HTTP/1.1 200 OK\r\nKeep-Alive: ' + hint + '\r\nConnection: keep-alive\r\nContent-Length: 0\r\n\r\n');
  });
});
server.listen(0, '127.0.0.1', next);
function next() {
  var one = cases.shift();
  if (!one) return server.close();
  hint = one[0];
  var options = { keepAlive: true };
  if (one[1]) options.timeout = one[1];
  if (one.length > 2) options.agentKeepAliveTimeoutBuffer = one[2];
  var agent = new http.Agent(options);
  http.get({ port: server.address().port, host: '127.0.0.1', agent: agent }, function (res) {
    res.resume();
    res.on('end', function () {
      setTimeout(function () {
        var free = Object.keys(agent.freeSockets).map(function (name) { return agent.freeSockets[name].map(function (s) { return s.timeout; }); });
        console.log(JSON.stringify(one) + ': ' + (free.length ? 'kept, ' + free[0].join() : 'closed'));
        agent.destroy();
        next();
      }, 20);
    });
  });
}
