/** Bodies that are as long as they say go out whole with the guard, in whatever pieces and kinds they are written. */

import http from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { lines } from '../../../versions'
import { createHttp } from '../create-http'

type Res = http.ServerResponse
const BODY = 'caf\u00e9 body'
const BYTES = Buffer.from(BODY)

const ways: Record<string, (res: Res) => void> = {
  text: res => res.end(BODY),
  bytes: res => res.end(BYTES),
  pieces: res => {
    res.write(BYTES.subarray(0, 2))
    res.write('fé ')
    res.end('body')
  },
  late: res => {
    res.write(BYTES)
    res.end()
  },
}

for (const { name } of lines) {
  t.test(name, async t => {
    const server = (createHttp(name) as unknown as typeof http).createServer((req, res) => {
      res.setHeader('Content-Length', BYTES.length)
      ways[req.url!.slice(1)](res)
    })
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
    const ports = new Set<number | undefined>()
    for (const method of ['GET', 'HEAD']) {
      for (const way of Object.keys(ways)) {
        const said = await new Promise<string>((resolve, reject) => {
          const req = http.request({ port, host: '127.0.0.1', path: `/${way}`, method, agent }, res => {
            let body = ''
            ports.add(req.socket?.localPort)
            res.setEncoding('utf8').on('data', piece => (body += piece))
            res.on('end', () => resolve(body))
          })
          req.on('error', reject).end()
        })
        t.equal(said, method === 'GET' ? BODY : '', `${method} ${way}`)
      }
    }
    t.equal(ports.size, 1, 'on one connection')
    agent.destroy()
    server.close()
  })
}
