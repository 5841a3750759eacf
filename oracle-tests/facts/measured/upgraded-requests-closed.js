exports.title = 'a request whose connection was handed over: whether it is destroyed when it closes';
exports.role = 'client';
exports.releases = '14.21.3 15.0.0';
exports.main = function (t) {
  var kinds = [['GET', 'upgrade'], ['CONNECT', 'connect']];
  (function next() {
    var kind = kinds.shift();
    if (!kind) return t.done();
    var req = t.http.request({ host: t.host, port: t.port, method: kind[0], path: 'x:1', headers: { Connection: 'Upgrade', Upgrade: 'x' }, agent: false });
    function say(when) { t.log(kind[0], when, req.destroyed, req.closed); }
    req.on(kind[1], function (res, socket) { say('taken'); socket.on('close', next); socket.end(); });
    req.on('close', function () { say('close'); });
    req.end();
  })();
};
exports.peer = [
  [['head'], ['send', 'HTTP/1.1 101 Up\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'], ['close', 300], ['end']],
  [['head'], ['send', 'HTTP/1.1 200 OK\r\n\r\n'], ['close', 300], ['end']]
];
