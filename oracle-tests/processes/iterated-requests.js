// releases: 14.21.3 16.0.0 16.20.2 17.0.0 18.20.8 20.20.2 22.23.5 24.22.3 26.12.1
// Requests and answers that are iterated over, and left early, cut short, or destroyed: what each tells, and whether it is answered.
var http = require('http'), net = require('net');
var urls = ['/left', '/cut', '/destroyed', '/whole'];
function iterate(message, name, say, over) {
  var it = message[Symbol.asyncIterator]();
  function step() {
    return it.next().then(function (piece) {
      say(piece.done ? 'done' : String(piece.value));
      if (piece.done) return;
      return name === '/left' ? it['return']() : step();
    });
  }
  step().then(function () { say('over', message.destroyed, message.socket === null); over(); }, function (e) { say(e.code); over(); });
}
function teller(name) {
  var said = [];
  setTimeout(function () { console.log(name, said.join('; ')); }, 250);
  return function () { said.push([].slice.call(arguments).join(' ')); };
}
function hear(emitter, what, say) {
  ['aborted', 'error', 'close'].forEach(function (event) {
    emitter.on(event, function (e) { say(what, event, e && e.code ? e.code : ''); });
  });
}
var server = http.createServer(function (req, res) {
  var say = teller('server ' + req.url);
  if (req.method === 'GET') {
    res.writeHead(200, { 'Content-Length': req.url === '/whole' ? 4 : 9 });
    res.write('half');
    if (req.url === '/cut') setTimeout(function () { req.socket.destroy(); }, 60);
    return;
  }
  hear(req, 'req', say);
  hear(res, 'res', say);
  if (req.url === '/destroyed') setTimeout(function () { req.destroy(); }, 60);
  iterate(req, req.url, say, function () { res.end('x'); });
});
function post(name, next) {
  var answered = false, socket = net.connect(server.address().port, '127.0.0.1');
  socket.on('error', function () {});
  socket.on('data', function () { answered = true; });
  socket.write('POST ' + name + ' HTTP/1.1\r\nHost: a\r\nContent-Length: ' + (name === '/whole' ? 4 : 10) + '\r\n\r\nhalf');
  if (name === '/cut') setTimeout(function () { socket.destroy(); }, 60);
  setTimeout(function () { console.log(name, answered); socket.destroy(); next(); }, 200);
}
function get(name, next) {
  var say = teller('client ' + name);
  var req = http.get({ host: '127.0.0.1', port: server.address().port, path: name, agent: false }, function (res) {
    hear(res, 'res', say);
    if (name === '/destroyed') setTimeout(function () { req.destroy(); }, 60);
    iterate(res, name, say, function () {});
  });
  hear(req, 'req', say);
  setTimeout(next, 200);
}
server.listen(0, '127.0.0.1', function () {
  var left = urls.map(function (name) { return [post, name]; }).concat(urls.map(function (name) { return [get, name]; }));
  (function next() {
    var one = left.shift();
    if (one) one[0](one[1], next);
    else setTimeout(function () { process.exit(); }, 120);
  })();
});
