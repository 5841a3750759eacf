/** What the service promised its clients in 2019, a line for each promise, or for those that are named; the exit code is 1 if one is broken. */

const http = require('http')
const net = require('net')
const { format } = require('util')

const print = console.log
const logged = []
console.log = (...args) => logged.push(format(...args))

let asked = 0
let connections = 0
const thumbnails = http.createServer((_, res) => res.end(`thumbnail ${++asked}`)).on('connection', () => connections++)

const listening = server => new Promise(done => server.listen(0, '127.0.0.1', () => done(server.address().port)))

/** Asks, and gives status and body; what gets no answer has the name of its error as its status. */
const ask = (port, path, options, body) =>
  new Promise(done => {
    const req = http.request(Object.assign({ host: '127.0.0.1', port, path, agent: false }, options), res => {
      let text = ''
      res.setEncoding('utf8')
      res.on('data', more => (text += more))
      res.on('end', () => done({ status: res.statusCode, said: JSON.parse(text) }))
    })
    req.on('error', error => done({ status: error.code, said: {} }))
    req.end(body)
  })

/** Sends bytes as a device does, and gives the status that answers them. */
const send = (port, bytes) =>
  new Promise(done => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.once('data', head => {
      socket.destroy()
      done(Number(head.toString('latin1').split(' ')[1]))
    })
    socket.on('error', error => done(error.code))
  })

/** Watches, and gives the answer once its greeting is there. */
const watch = port =>
  new Promise(done => {
    const watching = { host: '127.0.0.1', port, path: '/events', agent: false }
    http.get(watching, res => res.once('data', () => done(res)))
  })

const promises = {
  'a camera is known by its key': async ({ port }) => {
    const { status } = await ask(port, '/camera', { headers: { 'X-Camera-Key': 'key-7' } })
    return status === 200
  },
  'a picture is kept': async ({ port }) => {
    const { status } = await ask(port, '/pictures', { method: 'POST' }, 'a picture')
    return status === 201
  },
  'a watcher stays': async ({ port }) => {
    await watch(port)
    const { said } = await ask(port, '/health')
    return said.watchers === 1
  },
  'cameras of old firmware are understood': async ({ port }) =>
    (await send(port, 'GET /health HTTP/1.1\nHost: cameras\n\n')) === 200,
  'the balancer finds the service healthy': async ({ port }) =>
    (await send(port, 'GET /health HTTP/1.1\r\nConnection: close\r\n\r\n')) === 200,
  'thumbnails are asked for on connections of their own': async ({ port }) => {
    for (let i = 0; i < 3; i++) await ask(port, '/thumbnail')
    return asked === 3 && connections === 3
  },
  'the log tells the size of answers': async ({ port }) => {
    await ask(port, '/nothing')
    return logged.includes('GET /nothing 404 34')
  },
  'who is silent for two minutes is let go': async ({ port }) => {
    const { said } = await ask(port, '/health')
    return said.silence === 120
  },
  'who is connected when the service leaves gets one more answer': async ({ port, server }) => {
    const agent = new http.Agent({ keepAlive: true })
    await ask(port, '/health', { agent })
    server.leave()
    const { status } = await ask(port, '/health', { agent })
    return status === 200
  },
}

const named = process.argv.slice(2)

async function main() {
  process.env.THUMBNAILS = `http://127.0.0.1:${await listening(thumbnails)}`
  const server = require(process.env.APP || './app')
  const port = await listening(server)
  for (const [promise, keep] of Object.entries(promises)) {
    if (named.length > 0 && !named.some(word => promise.includes(word))) continue
    const kept = await keep({ port, server })
    print(`${kept ? 'kept  ' : 'BROKEN'}  ${promise}`)
    if (!kept) process.exitCode = 1
  }
  process.exit()
}

main()
