// releases: 12.22.12 13.14.0 14.0.0 14.1.0 14.2.0 14.3.0 14.4.0 14.5.0 14.16.1 14.17.1 14.21.3 15.0.0 15.2.1 15.3.0 15.4.0 15.14.0 16.0.0 16.16.0 16.17.0 16.20.2 17.0.0 17.2.0 17.3.0 18.20.8 20.20.2 22.23.5 24.22.3 26.12.1
// What becomes of requests that are aborted, destroyed or given a signal, before and while they have a connection.
var http = require('http');
var net = require('net');
var server = net.createServer(function (socket) {
  socket.on('error', function () {});
  socket.on('data', function (head) {
    if (/^GET .ok/.test(head)) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
  });
});
var Controller = typeof AbortController === 'function' ? AbortController : null;
var keeping = { keepAlive: true };
function case_(name, path, options, act) {
  return function (next) {
    var seen = [];
    var all = { host: '127.0.0.1', port: server.address().port, path: path, agent: new http.Agent(options.agent) };
    var held;
    if (options.agent && options.agent.maxSockets) {
      held = http.get({ host: '127.0.0.1', port: all.port, path: '/hang', agent: all.agent }).on('error', function () {});
    }
    if (options.create) all.agent.createConnection = options.create;
    var controller = options.signal && new Controller();
    if (controller) all.signal = controller.signal;
    if (options.signal === 'aborted') controller.abort();
    var req = http.get(all);
    req.on('abort', function () { seen.push('abort'); });
    req.on('socket', function () { seen.push('socket'); });
    req.on('error', function (e) { seen.push('error ' + e.name + ' ' + e.code + ' ' + e.message + (e.cause ? ' for ' + e.cause.name : '')); });
    req.on('close', function () { seen.push('close ' + req.destroyed + ' ' + req.aborted); });
    req.on('response', function (res) { res.resume(); res.on('end', function () { seen.push('end ' + req.destroyed); }); });
    act(req, function (what) { seen.push(what); }, controller);
    setTimeout(function () {
      if (held) held.abort();
      setTimeout(function () {
        console.log(name + ': ' + seen.join(', '));
        all.agent.destroy();
        next();
      }, 40);
    }, 90);
  };
}
function later(act) { return function (req, say, controller) { setTimeout(act, 40, req, say, controller); }; }
function abort(req, say) { req.abort(); say('destroyed ' + req.destroyed); }
function destroy(req, say) { say('gives itself ' + (req.destroy() === req)); }
function destroyWith(req, say) { req.destroy(new Error('mine')); say('destroyed ' + req.destroyed); }
function abortSignal(req, say, controller) { controller.abort(); say('destroyed ' + req.destroyed); }
function nothing() {}
var queued = { agent: { maxSockets: 1 } };
var cases = [
  case_('answered', '/ok', {}, nothing),
  case_('answered and kept', '/ok', { agent: keeping }, nothing),
  case_('abort at once', '/hang', {}, abort),
  case_('destroy at once', '/hang', {}, destroy),
  case_('destroy with an error at once', '/hang', {}, destroyWith),
  case_('abort while waiting', '/hang', {}, later(abort)),
  case_('destroy while waiting', '/hang', {}, later(destroy)),
  case_('destroy with an error while waiting', '/hang', {}, later(destroyWith)),
  case_('abort in the queue', '/ok', queued, later(abort)),
  case_('destroy in the queue', '/ok', queued, later(destroy)),
  case_('destroy twice', '/hang', {}, later(function (req, say) { destroy(req, say); destroyWith(req, say); })),
  case_('abort, then destroy', '/hang', {}, later(function (req, say) { abort(req, say); destroyWith(req, say); })),
  case_('a connection that fails', '/ok', { create: function (options, done) { process.nextTick(done, new Error('none')); } }, nothing)
];
if (Controller) {
  cases.push(
    case_('a signal that is aborted already', '/hang', { signal: 'aborted' }, nothing),
    case_('a signal at once', '/hang', { signal: 'later' }, abortSignal),
    case_('a signal while waiting', '/hang', { signal: 'later' }, later(abortSignal)),
    case_('a signal in the queue', '/ok', { signal: 'later', agent: queued.agent }, later(abortSignal))
  );
}
server.listen(0, '127.0.0.1', function step() {
  var one = cases.shift();
  if (one) one(step);
  else process.exit();
});
