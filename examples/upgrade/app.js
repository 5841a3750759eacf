/** Pictures of cameras: cameras post them, watchers are told of each, another service makes the thumbnails. For Node 12, of 2019. */

const http = require('http')
const zlib = require('zlib')
const router = require('./router')

const pictures = []
const watchers = new Set()
const keys = { 'key-7': 'camera 7' }

const app = router()

app.post('/pictures', (context, res) => {
  let gone = false
  // A camera that hangs up is not answered, and its picture is not kept.
  context.req.on('close', () => (gone = true))
  zlib.gzip(context.body, (error, packed) => {
    if (error) return res.json(500, { error: error.message })
    if (gone) return res.json(503, { error: 'the camera hung up' })
    pictures.push(packed)
    for (const watcher of watchers) watcher.write(`data: picture ${pictures.length}\n\n`)
    res.json(201, { picture: pictures.length })
  })
})

app.get('/events', (context, res) => {
  res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' })
  res.write(': hello\n\n')
  watchers.add(res)
  context.req.on('close', () => watchers.delete(res))
})

// The other service makes them, for a request each.
app.get('/thumbnail', (_, res) => {
  const asked = http.get(process.env.THUMBNAILS || 'http://127.0.0.1:8081', from => {
    let text = ''
    from.setEncoding('utf8')
    from.on('data', more => (text += more))
    from.on('end', () => res.json(200, { thumbnail: text }))
  })
  asked.on('error', error => res.json(502, { error: error.message }))
})

app.get('/camera', (context, res) => {
  const camera = keys[context.headers['x-camera-key']]
  res.json(camera ? 200 : 403, { camera })
})

app.get('/health', (_, res) => {
  res.json(200, { pictures: pictures.length, watchers: watchers.size, silence: server.timeout / 1000 })
})

const server = http.createServer(app)

let leaving = false
server.on('request', (_, res) => {
  if (leaving) res.shouldKeepAlive = false
})

/** Takes no more connections; who is connected gets one more answer. */
server.leave = () => {
  leaving = true
  for (const watcher of watchers) watcher.end()
  server.close(() => console.log('left'))
}

process.on('SIGTERM', server.leave)

module.exports = server
if (require.main === module) {
  server.listen(process.env.PORT || 8080, () => console.log('listening on %d', server.address().port))
}
