// releases: 12.18.0 12.19.0 12.22.12 14.5.0 14.8.0 14.9.0 14.21.3 15.0.0 16.0.0 16.13.2 16.14.0 16.20.2 17.0.0 17.1.0 17.2.0 18.20.8 20.20.2 22.23.5 24.22.3 26.12.1
// How many connections an agent counts while they are used, free, used again and gone; and a scheduling that does not exist.
var http = require('http');
var agent = new http.Agent({ keepAlive: true, maxSockets: 2, maxFreeSockets: 1, scheduling: 'fifo' });
function count(lists) {
  return Object.keys(lists).reduce(function (sum, name) { return sum + lists[name].length; }, 0);
}
function show(when) {
  console.log(when, agent.totalSocketCount, count(agent.sockets), count(agent.freeSockets), count(agent.requests));
}
var server = http.createServer(function (req, res) { res.end('x'); });
function get(then) {
  http.get({ port: server.address().port, host: '127.0.0.1', agent: agent }, function (res) {
    res.resume().on('end', function () { setTimeout(then, 50); });
  });
}
server.listen(0, '127.0.0.1', function () {
  get(function () {
    show('free');
    get(function () {
      show('free again');
      var open = 2;
      function then() {
        if (--open) return;
        show('one of two');
        agent.destroy();
        setTimeout(function () {
          show('destroyed');
          server.close();
        }, 50);
      }
      get(then);
      get(then);
      show('two');
    });
    show('used again');
  });
  show('used');
});
['x', 'FIFO', 0, null].forEach(function (scheduling) {
  try {
    console.log(new http.Agent({ scheduling: scheduling }).scheduling);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
});
