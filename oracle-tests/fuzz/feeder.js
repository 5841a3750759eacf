/**
 * Runs inside a real binary, from 0.8 on: reads cases from stdin, a list of them a line, feeds each to the parser that
 * the binary's own http uses, and prints what the parser told, a list a line. See cases.ts for the rows.
 */

var sources = process.binding('natives')

/** The class of the parsers that http takes from its pool: where there are two parsers, it is the one in use. */
function parserClass() {
  var pool = sources._http_common ? require('_http_common').parsers : require('http').parsers
  var parser = pool.alloc()
  return parser.constructor
}

var HTTPParser = parserClass()
var methods = namesOfMethods()
var numbered = HTTPParser.kOnHeadersComplete !== undefined
// Where http answers a wish for another protocol by 2, the parser is told that it is heard; elsewhere it finds out itself.
var heard = /return 2;/.test(String(sources._http_common) + sources._http_server) ? 2 : 0

/** Later binaries keep the binding to themselves; their names are learnt. */
function namesOfMethods() {
  try {
    return process.binding('http_parser').methods || HTTPParser.methods
  } catch (_) {
    return undefined
  }
}

function bufferOf(text, encoding) {
  return Buffer.from && Buffer.from !== Uint8Array.from ? Buffer.from(text, encoding) : new Buffer(text, encoding)
}

function made(kind) {
  var parser = new HTTPParser(HTTPParser[kind])
  if (parser.initialize) parser.initialize(HTTPParser[kind], {})
  return parser
}

function dispose(parser) {
  if (parser.close) parser.close()
}

function feed(row) {
  var kind = row[0]
  var skips = row[1]
  var hears = row[2]
  var pieces = row[3]
  var told = []
  var lines = []
  var url = ''
  var upgrading = false
  var parser = made(kind)

  function onLines(list, target) {
    lines = lines.concat(list)
    if (target) url += target
  }
  function head(major, minor, list, method, target, status, message, upgrade, keep) {
    // What did not come before, all at once.
    if (list) lines = list
    if (target !== undefined) url = target
    if (typeof method === 'number') method = methods[method]
    var start = kind === 'REQUEST' ? [method, url] : [status, message === undefined ? null : message]
    told.push(['head', major, minor].concat(start, [!!keep, !!upgrade, lines]))
    lines = []
    url = ''
    // CONNECT cannot be passed over.
    upgrading = !!upgrade && (hears || method === 'CONNECT')
    if (upgrade) return upgrading ? heard : 0
    return skips
  }
  function onHead(info) {
    if (typeof info !== 'object') return head.apply(null, arguments)
    var v = [info.versionMajor, info.versionMinor, info.headers, info.method, info.url]
    return head.apply(null, v.concat([info.statusCode, info.statusMessage, info.upgrade, info.shouldKeepAlive]))
  }
  function onBody(bytes, start, length) {
    // Later parsers hand over the piece itself.
    var text = (length === undefined ? bytes : bytes.slice(start, start + length)).toString('binary')
    var last = told[told.length - 1]
    if (last && last[0] === 'body') last[1] += text
    else told.push(['body', text])
  }
  function onEnd() {
    told.push(['end', lines])
    lines = []
    url = ''
  }
  if (numbered) {
    parser[HTTPParser.kOnHeaders] = onLines
    parser[HTTPParser.kOnHeadersComplete] = onHead
    parser[HTTPParser.kOnBody] = onBody
    parser[HTTPParser.kOnMessageComplete] = onEnd
  } else {
    parser.onHeaders = onLines
    parser.onHeadersComplete = onHead
    parser.onBody = onBody
    parser.onMessageComplete = onEnd
  }

  for (var i = 0; i < pieces.length; i++) {
    var piece = bufferOf(pieces[i], 'base64')
    var used = numbered ? parser.execute(piece) : parser.execute(piece, 0, piece.length)
    if (typeof used !== 'number') {
      var code = used.code === undefined ? null : used.code
      var reason = used.reason === undefined ? null : used.reason
      told.push(['error', code, i, used.bytesParsed, reason])
      dispose(parser)
      return told
    }
    // What was read with the head of another protocol, right or wrong, is all that http reads.
    if (upgrading) {
      told.push(['other', i, used])
      dispose(parser)
      return told
    }
  }
  var wrong = parser.finish()
  told.push(['finish', wrong === undefined ? null : typeof wrong === 'object' ? wrong.code : 'text'])
  dispose(parser)
  return told
}

/** The names behind the numbers of methods: a list that a binding has may be that of another parser. */
function learnNames() {
  var names = require('http').METHODS
  var parser
  if (!numbered || !names) return
  methods = {}
  names.forEach(function (name) {
    parser = made('REQUEST')
    parser[HTTPParser.kOnHeadersComplete] = function (info, minor, lines, method) {
      methods[typeof info === 'object' ? info.method : method] = name
      return 0
    }
    parser.execute(bufferOf(name + (name === 'CONNECT' ? ' h:1' : ' /') + ' HTTP/1.1\r\n\r\n'))
    dispose(parser)
  })
  if (/allMethods/.test(sources._http_common)) learnOthers()
}

/** The names of methods that are none of http's own, where the binary's http says them. */
function learnOthers() {
  var others = 'DESCRIBE ANNOUNCE SETUP PLAY PAUSE TEARDOWN GET_PARAMETER SET_PARAMETER REDIRECT RECORD FLUSH PRI'
  others.split(' ').forEach(function (name) {
    var parser = made('REQUEST')
    parser[HTTPParser.kOnHeadersComplete] = function (info, minor, lines, method) {
      methods[method] = name
      return 0
    }
    parser.execute(Buffer.from(name + ' /\r\n\r\n'))
    dispose(parser)
  })
}

function ascii(text) {
  return text.replace(/[\u007f-\uffff]/g, function (char) {
    return '\\u' + ('0000' + char.charCodeAt(0).toString(16)).slice(-4)
  })
}

function answer(line) {
  var rows = JSON.parse(line)
  var all = []
  for (var i = 0; i < rows.length; i++) {
    try {
      all.push(feed(rows[i]))
    } catch (error) {
      all.push([['threw', String(error)]])
    }
  }
  process.stdout.write(ascii(JSON.stringify(all)) + '\n')
}

learnNames()

var rest = ''
process.stdin.setEncoding('utf8')
process.stdin.on('data', function (text) {
  var parts = (rest + text).split('\n')
  rest = parts.pop()
  for (var i = 0; i < parts.length; i++) answer(parts[i])
})
process.stdin.resume()
process.stdout.write(JSON.stringify(process.version) + '\n')
