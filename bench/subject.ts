/**
 * What is measured, in a process of its own: a server or a client on one http module. `host` stands for the host's
 * own module (only here is it loaded), everything else is a spec.
 */

import type { AddressInfo } from 'node:net'
import { shortcuts } from '../src/shared/shortcuts'
import type { Fetch, Spent } from './protocol'

type Http = typeof import('node:http')

const [side, size = '0', how, without = ''] = process.argv.slice(2)
// Some are looked at as their file is read.
for (const name of without.split(',')) if (name in shortcuts) shortcuts[name as keyof typeof shortcuts] = false
const { createHttp } = require('../src') as typeof import('../src')
const faithful = how !== 'guarded'
const http = (side === 'host' ? require('node:http') : createHttp(side, { faithful })) as Http

function serve(): void {
  const body = 'x'.repeat(Number(size))
  const server = http.createServer((_req, res) => {
    res.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': body.length })
    res.end(body)
  })
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
}

function fetchAll({ port, requests, concurrent, keepAlive }: Fetch): Promise<Spent> {
  const Agent = http.Agent as unknown as new (options: object, ...perHost: number[]) => import('node:http').Agent
  // No request waits for a connection: the next one is made when one has ended.
  const agent = new Agent({ keepAlive, host: '127.0.0.1', port })
  agent.maxSockets = requests
  const options = { host: '127.0.0.1', port, path: '/', agent, headers: keepAlive ? {} : { Connection: 'close' } }
  let started = 0
  let ended = 0
  return new Promise((resolve, reject) => {
    const next = () => {
      if (started++ >= requests) return
      const req = http.request(options, res => {
        res.on('data', () => {})
        res.on('end', () => {
          if (++ended === requests) resolve(spent())
          else next()
        })
      })
      req.on('error', reject)
      req.end()
    }
    for (let i = 0; i < concurrent; i++) next()
  })
}

const spent = (): Spent => {
  const { user, system } = process.cpuUsage()
  return { cpu: user + system }
}

process.on('message', async (message: 'spent' | { fetch: Fetch }) => {
  process.send?.(message === 'spent' ? spent() : await fetchAll(message.fetch))
})

if (Number(size) > 0) serve()
else process.send?.(0)
