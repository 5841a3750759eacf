// Received messages: what a program reads of a request or a response that an independent peer wrote.
var url = require('url');

function reads(bytes, listener) {
  return function (t) {
    var server = t.http.createServer(function (req, res) {
      listener(req, t);
      res.end();
    });
    server.on('clientError', function (err, socket) { t.log('clientError', err.code); if (socket && socket.destroy) socket.destroy(); });
    t.serve(server, function (port) { t.say(port, bytes, function () { t.done(); }); });
  };
}

exports.headersShape = reads(
  'POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Type: text/plain\r\nConnection: close\r\nHost: site.example\r\nAccept: */*\r\n\r\nabc',
  function (req, t) {
    var types = {}, name;
    for (name in req.headers) types[typeof req.headers[name]] = true;
    t.log('headers', req.headers);
    t.log('types', Object.keys(types));
  });

exports.headersOfCurl = reads(
  'GET / HTTP/1.1\r\nUser-Agent: curl/7.22.0\r\nHost: 127.0.0.1:8000\r\nAccept: */*\r\nConnection: close\r\n\r\n',
  function (req, t) { t.log('headers', req.headers['user-agent'], req.headers.host, req.headers.accept); });

exports.rawHeadersTwoLengths = reads(
  'POST / HTTP/1.1\r\nConTent-Length: 3\r\ncontent-LENGTH: 4\r\nHost: site.example\r\nConnection: close\r\n\r\nabcd',
  function (req, t) {
    t.log('rawHeaders', req.rawHeaders);
    t.log('content-length', req.headers['content-length']);
  });

exports.rawHeaders = reads(
  'GET / HTTP/1.1\r\nuser-agent: first\r\nUser-Agent: second\r\nHOST: 127.0.0.1:8000\r\nACCEPT: */*\r\nConnection: close\r\n\r\n',
  function (req, t) { t.log('rawHeaders', req.rawHeaders); });

exports.urlParse = reads('GET /status?name=ann HTTP/1.1\r\nAccept: text/plain\r\nConnection: close\r\nHost: h\r\n\r\n', function (req, t) {
  var parsed = url.parse(req.url);
  t.log('url', req.url);
  t.log('parsed', parsed.href, parsed.search, parsed.query, parsed.pathname);
  t.log('query', url.parse(req.url, true).query.name);
});

// A response that is cut short: at its end the program can see that it is not complete.
exports.complete = function (t) {
  t.peer([function (socket) {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf ');
    setTimeout(function () { socket.destroy(); }, 50);
  }], function (port) {
    var req = t.http.request({ host: t.host, port: port, method: 'POST' }, function (res) {
      res.resume();
      res.on('error', function (e) { t.log('error', e); });
      res.on('end', function () {
        t.log('end', 'complete', res.complete);
        t.done();
      });
    });
    req.on('error', function (e) { t.log('request error', e); });
    req.end();
  });
};
