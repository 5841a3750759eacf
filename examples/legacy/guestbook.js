// A guestbook as one wrote it in 2011: a server that keeps notes, and a client that signs it and reads it.
// usage: guestbook.js [PORT [PORT-TO-CALL]]
var http = require('http');
var url = require('url');

var port = +process.argv[2] || 8124;
var callPort = +process.argv[3] || port;
var host = '127.0.0.1';
var notes = [];

// Everybody extended the prototypes in those days.
if (http.ServerRequest) {
  http.ServerRequest.prototype.collect = function (callback) {
    var body = '';
    this.setEncoding('utf8');
    this.on('data', function (chunk) { body += chunk; });
    this.on('end', function () { callback(body); });
  };
}

var server = http.createServer(function (req, res) {
  console.log('server: ' + req.method + ' ' + req.url + ', ServerRequest: ' + (req instanceof http.ServerRequest));
  if (req.method === 'POST') {
    req.collect(function (body) {
      notes.push(body);
      res.writeHead(201, { 'Content-Type': 'text/plain' });
      res.end('Thank you, number ' + notes.length + '\n');
    });
  } else {
    var from = +url.parse(req.url, true).query.from || 0;
    res.writeHead(200, { 'Content-Type': 'text/plain' });
    notes.slice(from).forEach(function (note) { res.write(note + '\n'); });
    res.end();
  }
});

function show(res, done) {
  var body = '';
  console.log('client: ' + res.statusCode + ', ClientResponse: ' + (res instanceof http.ClientResponse));
  res.setEncoding('utf8');
  res.on('data', function (chunk) { body += chunk; });
  res.on('end', function () {
    console.log('client: ' + JSON.stringify(body));
    done();
  });
}

// The way to make requests until http.request came.
function sign(client, note, done) {
  var req = client.request('POST', '/notes', { 'Host': host, 'Content-Length': Buffer.byteLength(note) });
  req.on('response', function (res) { show(res, done); });
  req.end(note);
}

// The new way, with the agent for this host.
function read(done) {
  var agent = http.getAgent(host, callPort);
  agent.maxSockets = 1;
  http.get({ host: host, port: callPort, path: '/notes?from=0', agent: agent }, function (res) { show(res, done); });
}

server.listen(port, host, function () {
  var client = http.createClient(callPort, host);
  sign(client, 'Greetings from 2011. \u2603', function () {
    read(function () {
      server.close();
      process.exit(0);
    });
  });
});
