// Runs the programs of this folder inside a real binary and prints what each notes, as JSON: <runtime> main.js KEYS.json [NAME…]
var fs = require('fs'),
  http = require('http'),
  kit = require('../programs/kit'),
  programs = require('./programs');
var keys = JSON.parse(fs.readFileSync(process.argv[2], 'utf8')),
  want = process.argv.slice(3),
  found = {};
var names = Object.keys(programs).filter(function (name) {
  return !want.length || want.indexOf(name) >= 0;
});
process.env.NODE_NO_WARNINGS = '1';
(function next() {
  var name = names.shift(),
    over = false,
    timer,
    rows = [];
  if (!name) {
    console.log(JSON.stringify(found));
    process.exit(0);
  }
  function end(rows) {
    if (over) return;
    over = true;
    clearTimeout(timer);
    found[name] = rows;
    next();
  }
  timer = setTimeout(function () {
    end(rows.concat([['nothing more']]));
  }, 5000);
  rows =
    kit.run(
      function (t) {
        t.keys = keys;
        programs[name](t);
      },
      http,
      end
    ) || rows;
})();
process.on('uncaughtException', function (e) {
  console.log('uncaught', String(e && e.stack));
  process.exit(1);
});
