// releases: 12.22.12 13.0.0 13.3.0 13.7.0 13.8.0 13.12.0 13.13.0 14.0.0 14.2.0 14.3.0 14.5.0 14.16.1 14.17.1 14.18.0 14.21.3 15.0.0 15.4.0 15.7.0 16.0.0 16.1.0 16.4.0 16.6.1 16.7.0 16.20.2 17.0.0 18.12.0 18.13.0 18.14.0 18.20.8 19.0.0 19.1.0 19.4.0 19.5.0 20.20.2 22.12.0 22.13.0 22.23.5 23.0.0 23.4.0 23.5.0 24.14.0 24.15.0 24.22.3 25.0.0 25.7.0 25.8.0 26.5.0 26.5.1 26.10.0 26.12.1
// What a request takes of its options and of a URL, what it refuses, and what it shows of them.
var http = require('http');
var net = require('net');
function made() {
  var args = Array.prototype.slice.call(arguments);
  try {
    var options = args[args.length - 1];
    if (typeof options === 'object' && !options.createConnection) options.createConnection = function () { return new net.Socket(); };
    var req = http.request.apply(http, args);
    req.on('error', function (e) { console.log('error', e.message); });
    return req;
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
function show(label, req) {
  if (req) console.log(label, req.method, req.path, req.getHeader('host'), req.getHeader('authorization'));
}
['maxHeaderSize', 'insecureHTTPParser', 'joinDuplicateHeaders'].forEach(function (name) {
  [5, -1, 1.5, '5', null, true].forEach(function (value) {
    var options = { host: 'h' };
    options[name] = value;
    var req = made(options);
    if (req) console.log(name, String(value), name in req, req[name]);
  });
});
made({ method: 5 });
show('url', made('http://us%40er:p%3Aw@h:1/a?b', {}));
made('/path', {});
made('http://h:99999/', {});
show('connect', made({ host: 'h', method: 'CONNECT', path: 't:443' }));
show('connect from url', made('http://h:1/t:443', { method: 'CONNECT' }));
var plain = made({ host: 'h', setDefaultHeaders: false, method: 'POST' });
plain.end();
console.log(JSON.stringify(plain._header));
console.log('host' in made({ host: 'h' }), Object.prototype.hasOwnProperty.call(made({ host: 'h' }), 'path'));
try {
  http.request({ host: '127.0.0.1', port: 99999, agent: new http.Agent() });
} catch (e) {
  console.log(e.code, e.message);
}
made({ host: 'h', createConnection: function () { throw new Error('thrown'); } });
console.log(Object.keys(http.ClientRequest.prototype).map(function (name) {
  var member = Object.getOwnPropertyDescriptor(http.ClientRequest.prototype, name);
  return name + (member.get ? '' : '/' + member.value.length);
}).join(' '));
