// What the objects that http hands over are instances of.
var events = require('events'), net = require('net');

exports.Server = function (t) {
  var s = t.http.createServer();
  t.log('Server', s instanceof t.http.Server, 'EventEmitter', s instanceof events.EventEmitter, 'net.Server', s instanceof net.Server);
  t.done();
};

// One exchange, both sides in the runtime; look(t, req of the server, res of the server, req of the client, res of the client)
function exchange(look) {
  return function (t) {
    var seen;
    t.serve(t.http.createServer(function (req, res) { seen = [req, res]; res.end('x'); }), function (port) {
      var mine = t.http.get({ host: t.host, port: port, path: '/' }, function (res) {
        look(t, seen[0], seen[1], mine, res);
        res.on('data', function () {});
        res.on('end', t.done);
      });
    });
  };
}
exports.ServerResponse = exchange(function (t, req, res) {
  t.log('ServerResponse', res instanceof t.http.ServerResponse, 'writes', typeof res.write, typeof res.end, 'writable', 'writable' in res);
});
exports.ClientRequest = exchange(function (t, req, res, mine) {
  t.log('ClientRequest', mine instanceof t.http.ClientRequest, 'writes', typeof mine.write, typeof mine.end);
});
exports.IncomingMessage = exchange(function (t, req, res, mine, answer) {
  t.log('IncomingMessage', req instanceof t.http.IncomingMessage, answer instanceof t.http.IncomingMessage);
});
exports.Agent = function (t) {
  t.log('EventEmitter', t.http.globalAgent instanceof events.EventEmitter, 'Agent', t.http.globalAgent instanceof t.http.Agent);
  t.done();
};
exports.newAgent = function (t) {
  var a = new t.http.Agent({ maxSockets: 3 });
  t.log('Agent', a instanceof t.http.Agent, a.maxSockets);
  t.done();
};
// The names that only the first manuals have.
exports.ServerRequest = exchange(function (t, req) {
  t.log(typeof t.http.ServerRequest, typeof t.http.ServerRequest === 'function' && req instanceof t.http.ServerRequest, req.constructor.name, req instanceof t.http.IncomingMessage);
});
exports.ClientResponse = exchange(function (t, req, res, mine, answer) {
  t.log(typeof t.http.ClientResponse, typeof t.http.ClientResponse === 'function' && answer instanceof t.http.ClientResponse, answer.constructor.name, answer instanceof t.http.IncomingMessage);
});
