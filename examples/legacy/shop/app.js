// A small service of 2012: Express 2.5 on Connect 1, written for Node 0.6.
var express = require('express'), fs = require('fs'), http = require('http'), util = require('util');

var app = express.createServer(), orders = [];
app.use(express.bodyParser());
app.use(app.router);
app.use(express['static'](__dirname + '/public'));

app.get('/', function (req, res) { res.send('<h1>The shop</h1>'); });
app.get('/orders', function (req, res) { res.send({ orders: orders, page: req.query.page || '1' }); });
app.post('/orders', function (req, res) { orders.push(req.body.what); res.redirect('/orders'); });
app.post('/photos', function (req, res) { res.send({ name: req.files.photo.name, bytes: req.files.photo.size }); });
app.get('/prices', function (req, res) { res.download(__dirname + '/public/prices.csv'); });
// Asks itself, as services asked each other.
app.get('/health', function (req, res) {
  http.get({ host: '127.0.0.1', port: app.address().port, path: '/' }, function (answer) {
    res.send(answer.statusCode === 200 ? 'well' : 'ill', { 'Content-Type': 'text/plain' });
  });
});
app.listen(+process.env.PORT || 8000, process.env.HOST, function () { util.puts('listening on ' + app.address().port); });
