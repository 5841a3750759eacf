// Runs rows inside a real binary, for comparison: <runtime> main.js [ID…]; all of them if none is named.
var http = require('http'), kit = require('../kit'), all = [], want = process.argv.slice(2);
['server', 'client'].forEach(function (f) { var m; try { m = require('./' + f); } catch (e) { return console.log(String(e.stack)); } Object.keys(m).forEach(function (k) { if (!want.length || want.indexOf(k) >= 0) all.push([k, m[k]]); }); });
(function next() {
  var one = all.shift(), timer, over = false, rows;
  function end(rows) { if (over) return; over = true; clearTimeout(timer); console.log(JSON.stringify([one[0]].concat(rows))); next(); }
  if (!one) process.exit(0);
  timer = setTimeout(function () { end(rows.concat([['timeout']])); }, 3000);
  rows = kit.run(one[1], http, end);
})();
process.on('uncaughtException', function (e) { console.log('uncaught', String(e && e.stack)); });
