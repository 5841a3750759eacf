// Runs the rows of the catalogs, in a pinned process or in a real binary: <runtime> main.js [ID…]; all if none is
// named. A line of output is a row: JSON, [id, what the program logged…]. Programs that catch what is thrown later, or
// listen to the process, run alone.
var http = require('http'), kit = require('../kit'), want = process.argv.slice(2), queue = [], running = 0, alone = null;
['server', 'client'].forEach(function (file) {
  var programs = require('./' + file);
  Object.keys(programs).forEach(function (id) { if (!want.length || want.indexOf(id) >= 0) queue.push([id, programs[id]]); });
});
queue.sort(function (a, b) { return (a[1].alone ? 1 : 0) - (b[1].alone ? 1 : 0); });

function next() {
  while (queue.length && running < 8 && !alone && !(queue[0][1].alone && running)) start.apply(null, queue.shift());
  if (!queue.length && !running) process.exit(0);
}
function start(id, program) {
  var over = false, rows = [], timer = setTimeout(function () { end(rows.concat([['nothing more in 4 s']])); }, 4000);
  function end(all) {
    if (over) return;
    over = true;
    running--;
    alone = null;
    clearTimeout(timer);
    console.log(JSON.stringify([id].concat(all)));
    setTimeout(next, 0);
  }
  running++;
  if (program.alone) alone = function (e) { end([[program.thrown ? program.thrown(e) : 'throws later: ' + e.message]]); };
  rows = kit.run(program, http, end);
}
process.on('uncaughtException', function (e) {
  if (alone) alone(e);
  else console.log(JSON.stringify(['uncaught', String(e && e.stack)]));
});
next();
