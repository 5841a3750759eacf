/** What commands of the pages take from their user: programs, requests, recorded traffic, by the names that the pages give them. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs'
import net, { type AddressInfo, type Server } from 'node:net'
import path from 'node:path'
import { root } from '../../src/shared/facts'

/** A server that ends by itself, if nobody drives it: then PORT is set. In the words of 0.4 to 26. */
const app = `var http = require('http')
var server = http.createServer(function (req, res) {
  res.writeHead(200, { 'Content-Type': 'text/plain' })
  res.end('you asked for ' + req.url + '\\n')
})
server.listen(+process.env.PORT || 0, '127.0.0.1', function () {
  console.log('listening')
  if (process.env.PORT !== undefined) return
  http.get({ host: '127.0.0.1', port: server.address().port, path: '/', agent: false }, function (res) {
    console.log(res.statusCode)
    res.on('data', function () {})
    res.on('end', function () { server.close() })
  })
})
`

/** A client of the server that \`--against\` or a peer is. */
const client = `var http = require('http')
http.get({ host: '127.0.0.1', port: 8080, path: '/', agent: false }, function (res) {
  console.log(res.statusCode)
  res.on('data', function () {})
  res.on('end', function () { console.log('end') })
})
`

const test = `const http = require('http')
if (typeof http.createServer !== 'function') process.exit(1)
`

/** Requests of one connection each, to the recorder, which hands them to the target. */
async function ask(port: number, count: number): Promise<void> {
  for (let k = 0; k < count; k++) {
    const socket = net.connect(port, '127.0.0.1')
    socket.end(`GET /${k} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
    socket.resume()
    await once(socket, 'close')
  }
}

/** The server behind all: it answers every request with the same bytes. */
export async function startTarget(): Promise<{ server: Server; port: number }> {
  const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhello\n'
  const server = net.createServer(socket => {
    let head = ''
    socket.on('error', () => {})
    socket.on('data', bytes => {
      head += bytes.toString('latin1')
      if (head.includes('\r\n\r\n')) socket.end(answer)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, port: (server.address() as AddressInfo).port }
}

/** Traffic that the packed recorder writes: sixteen connections, the seventh with the id that a page asks for. */
async function record(main: string, file: string, target: number): Promise<void> {
  const words = [main, 'record', '--listen', '127.0.0.1:0', '--to', `127.0.0.1:${target}`, '-o', file, '--mode', 'new']
  const child = spawn(process.execPath, words, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const [told] = (await once(child.stdout, 'data')) as [Buffer]
  const [, port] = /127\.0\.0\.1:(\d+)/.exec(String(told)) ?? []
  await ask(Number(port), 16)
  child.kill('SIGINT')
  await once(child, 'exit')
  const rows = readFileSync(file, 'utf8').split('\n')
  writeFileSync(
    file,
    rows.map((row, k) => (k === 6 ? row.replace(/"id":"[^"]*"/, '"id":"5c1e09d2-7"') : row)).join('\n'),
  )
}

/** The fixtures of all pages, made once and copied. */
export async function makeFixtures(folder: string, main: string, target: number): Promise<void> {
  const put = (name: string, text: string) => writeFileSync(path.join(folder, name), text)
  const { cert, key } = require('../../../oracle-tests/https/party.js') as { cert: string; key: string }
  put('app.js', app)
  put('server.js', app)
  put('client.js', client)
  put('test.js', test)
  put('c.pem', cert)
  put('k.pem', key)
  put('requests.http', 'GET /\n\n###\nGET /picture\nAccept: image/png\n')
  put('request.bin', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  put('answer.bin', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n')
  put('fuzzed.txt', ['GET / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n', 'GET / HTTP/1.1\\nHost: x\\n\\n', ''].join('\n'))
  await record(main, path.join(folder, 'traffic.jsonl'), target)
  copyFileSync(path.join(folder, 'traffic.jsonl'), path.join(folder, 'shop.jsonl'))
  const har = readFileSync(path.join(root, 'oracle-tests/traffic/two-hosts.har'), 'utf8')
  put('saved-by-a-browser.har', har)
  put('traffic.har', har.replace(/"status": ?200/, '"status":503'))
  copyFileSync(path.join(root, 'oracle-tests/traffic/sll.pcap'), path.join(folder, 'traffic.pcap'))
}

/** What single pages have beside them, or in their place: they speak of a program of their own. */
export function addOwn(page: string, folder: string): void {
  if (page === 'docs/upgrade.md') cpSync(path.join(root, 'examples/upgrade'), folder, { recursive: true })
  if (page === 'docs/parse.md')
    cpSync(path.join(root, 'examples/parse'), path.join(folder, 'examples/parse'), { recursive: true })
  if (page === 'docs/pinning.md') {
    const field = { as: '0.10', prelude: ['util.print', 'sys'] }
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ 'http-eras': field }))
  }
  if (page === 'docs/legacy.md')
    writeFileSync(path.join(folder, 'package.json'), '{ "engines": { "node": ">=0.6 <0.8" } }\n')
}
