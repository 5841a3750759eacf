/**
 * Runs one scenario in a real runtime: `child-main.js SCENARIO PORT`. News goes to the standard output, one JSON row a
 * line behind a mark; a word on the standard input, or its end, ends the run. Loads on the oldest runtime.
 */
var fs = require('fs')
var http = require('http')
var path = require('path')
var makeKit = require('./kit').makeKit

var mark = '\u0001'

/** @param {string} tag @param {*} value */
function say(tag, value) {
  fs.writeSync(1, mark + JSON.stringify([tag, value]) + '\n', null)
  if (tag === 'done')
    setTimeout(function () {
      process.exit(0)
    }, 20)
}

var kit = makeKit(http, +process.argv[3] || 0, say)
process.on('uncaughtException', kit.uncaught)
process.stdin.resume()
process.stdin.on('data', kit.done)
process.stdin.on('end', kit.done)
require(path.resolve(process.argv[2])).main(kit)
