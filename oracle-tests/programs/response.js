// Responses as the manuals show them: each program serves one request and notes what an independent client saw.
var kit = require('./kit');
var shows = kit.shows;

exports.writeHead = shows(function (req, res) {
  var greeting = 'good morning';
  res.writeHead(200, { 'Content-Length': greeting.length, 'Content-Type': 'text/plain' });
  res.end(greeting);
}, ['first', 'content-length', 'content-type'], true);

exports.setHeader = shows(function (req, res) {
  res.setHeader('Content-Type', 'text/html');
  res.setHeader('Set-Cookie', ['kind=a', 'tongue=b']);
  res.end();
}, ['content-type', 'set-cookie']);

exports.getHeader = shows(function (req, res, t) {
  res.setHeader('Content-Type', 'text/html');
  t.log('got', res.getHeader('content-type'));
  res.end();
}, ['content-type']);

exports.removeHeader = shows(function (req, res) {
  res.setHeader('Content-Encoding', 'gzip');
  res.setHeader('X-Kept', 'yes');
  res.removeHeader('Content-Encoding');
  res.end();
}, ['content-encoding', 'x-kept']);

exports.addTrailers = shows(function (req, res) {
  res.writeHead(200, { 'Content-Type': 'text/plain', 'Trailer': 'Content-MD5' });
  res.write('some data');
  res.addTrailers({ 'Content-MD5': '9f2c' });
  res.end();
}, ['trailer', 'transfer-encoding'], true);

// A listener of clientError that answers for itself.
exports.clientError = function (t) {
  var server = t.http.createServer(function (req, res) { t.log('never a request'); res.end(); });
  server.on('clientError', function (err, socket) { socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'); });
  t.serve(server, function (port) {
    t.say(port, 'this is no HTTP\r\n\r\n', function (bytes) { t.log('wire', bytes); t.done(); });
  });
};
