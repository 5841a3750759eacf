/**
 * The kit that a scenario is handed, `t`. Everything here must load on the oldest runtime: plain scripts of its days.
 * `say(tag, value)` takes the run's news: `log` a row, `listen` a port, `done`.
 */

/** An event's value as data. @param {*} value */
function plain(value) {
  var error
  if (value instanceof Error || (value && value.stack && value.message !== undefined)) {
    error = { error: String(value.message) }
    if (value.code !== undefined) error.code = value.code
    if (value.bytesParsed !== undefined) error.bytesParsed = value.bytesParsed
    return error
  }
  if (typeof value === 'function') return '[function]'
  if (value === undefined) return '[undefined]'
  if (typeof value === 'number' && value !== value) return '[NaN]'
  if (value === Infinity) return '[Infinity]'
  if (Buffer.isBuffer(value)) return { buffer: value.toString('binary') }
  return value
}

/**
 * @param {*} http the module under test
 * @param {number} port where a scenario's client finds its peer
 * @param {function(string, *): void} say
 */
function makeKit(http, port, say) {
  var finished = false
  var kit = {
    http: http,
    host: '127.0.0.1',
    port: port,
    /** Adds an event. */
    log: function () {
      var row = []
      for (var i = 0; i < arguments.length; i++) row.push(plain(arguments[i]))
      say('log', row)
    },
    /** Adds an event with what `fn` gives, or with the error it throws. */
    attempt: function (name, fn) {
      var value
      try {
        value = fn()
      } catch (error) {
        kit.log(name, 'threw', error)
        return undefined
      }
      kit.log(name, value)
      return value
    },
    /** Has a server listen on a free port, and tells the peer. */
    listen: function (server, callback) {
      server.listen(0, '127.0.0.1', function () {
        var own = server.address().port
        say('listen', own)
        if (callback) callback(own)
      })
    },
    /** Ends the run: nothing after it counts. */
    done: function () {
      if (finished) return
      finished = true
      say('done', null)
    },
    /** What a process does with an error that nobody caught. */
    uncaught: function (error) {
      kit.log('uncaughtException', { error: String(error && error.message), code: error && error.code })
      kit.done()
    },
  }
  return kit
}

exports.makeKit = makeKit
