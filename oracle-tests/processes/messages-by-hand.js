// What a message does by itself on a connection that nobody opened: events, own fields, corks, and what it tells of pieces that wait
// releases: 0.8.28 0.10.4 0.10.48 0.11.14 0.11.15 0.12.18 iojs-1.8.1 iojs-3.3.1 4.2.1 4.2.2 4.9.1 6.17.1 7.3.0 7.4.0 7.10.1 8.0.0 8.1.4 8.2.1 8.17.0 10.24.1 11.15.0 12.0.0 12.15.0 12.16.0 12.22.12
var http = require('http')
var EventEmitter = require('events').EventEmitter

var warned = ''
console.error = function (text) {
  warned += text
}
process.on('warning', function (warning) {
  warned += warning.message
})

function respond() {
  return new http.ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1, headers: {} })
}
function own(object, name) {
  return name + ' ' + Object.prototype.hasOwnProperty.call(object, name)
}
/** A connection that counts its corks. */
function connection() {
  var socket = new EventEmitter()
  socket.writable = true
  socket._writableState = { corked: 0 }
  Object.defineProperty(socket, 'writableCorked', {
    get: function () {
      return socket._writableState.corked
    },
  })
  socket.write = function () {
    return true
  }
  socket.cork = function () {
    socket._writableState.corked++
  }
  socket.uncork = function () {
    socket._writableState.corked--
  }
  socket.destroySoon = socket.end = socket.resume = socket.destroy = function () {}
  return socket
}
function attempt(title, act) {
  try {
    console.log(title + ': ' + act())
  } catch (error) {
    console.log(title + ': throws ' + error.message)
  }
}

attempt('own fields', function () {
  var res = respond()
  return [own(res, '_sent100'), own(res, '_expect_continue')].join(', ')
})
attempt('events of its turn', function () {
  var res = respond()
  var seen = []
  res.on('socket', function () {
    seen.push('socket')
  })
  res.assignSocket(connection())
  return seen.join() || 'none'
})
attempt('corks after end', function () {
  var res = respond()
  var socket = connection()
  res.assignSocket(socket)
  socket.cork()
  socket.cork()
  socket.cork()
  res.end('text')
  return socket._writableState.corked
})
attempt('corks after write', function () {
  var res = respond()
  var socket = connection()
  res.useChunkedEncodingByDefault = false
  res.assignSocket(socket)
  res.write('text')
  return socket._writableState.corked
})
attempt('told of what waits', function () {
  var res = respond()
  var amounts = []
  res._onPendingData = function (amount) {
    amounts.push(amount > 0 ? 'more' : 'less')
  }
  res.useChunkedEncodingByDefault = false
  res.write('text')
  res.assignSocket(connection())
  return amounts.join() || 'nothing'
})
attempt('flush', function () {
  var res = respond()
  if (!res.flush) return 'none'
  res.flush()
  return res.headersSent || res._headerSent
})
setTimeout(function () {
  console.log('warned: ' + /flush is deprecated/.test(warned))
  process.exit(0)
}, 20)
