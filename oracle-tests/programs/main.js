// Runs programs inside a real binary, for comparison: <runtime> main.js [FILE.NAME…]; all of them if none is named.
var http = require('http'), fs = require('fs'), kit = require('./kit'), all = [], want = process.argv.slice(2);
fs.readdirSync(__dirname).sort().forEach(function (file) { var f = file.replace(/\.js$/, ''), m; if (f === file || f === 'kit' || f === 'main') return; m = require('./' + f); Object.keys(m).forEach(function (k) { if (!want.length || want.indexOf(f + '.' + k) >= 0) all.push([f + '.' + k, m[k]]); }); });
(function next() {
  var one = all.shift(), timer, over = false, rows;
  function end(rows) { if (over) return; over = true; clearTimeout(timer); console.log(one[0] + '\n  ' + rows.map(function (r) { return JSON.stringify(r); }).join('\n  ')); next(); }
  if (!one) process.exit(0);
  timer = setTimeout(function () { end(rows.concat([['timeout']])); }, 3000);
  rows = kit.run(one[1], http, end);
})();
process.on('uncaughtException', function (e) { console.log('uncaught', String(e && e.stack)); });
