// releases: 4.9.1 5.12.0 6.0.0 6.13.0 6.14.0 6.17.1 7.10.1 8.0.0 8.9.4 8.10.0 9.0.0 9.3.0 10.0.0 12.22.12 13.0.0 13.6.0 14.21.3 16.1.0 16.4.0 16.20.2 18.20.8 20.20.2 22.23.5 24.22.3 26.12.1
// What becomes of a Host header that is no text.
var http = require('http');
[5, ['a', 'b'], {}, true].forEach(function (value) {
  try {
    http.request({ port: 1, host: '127.0.0.1', headers: { Host: value } }).on('error', function () {});
    console.log(String(value), 'made');
  } catch (e) {
    console.log(String(value), e.name, e.code, e.message);
  }
});
process.exit();
