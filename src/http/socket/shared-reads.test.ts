/** A connection that http read from and handed over is paused as any other: its end is seen all the same. */

import net, { type AddressInfo } from 'node:net'
import t from 'tap'
import { createHttp } from '../create-http'

for (const release of ['0.10.48', '4.9.1', '12.22.12']) {
  t.test(`${release}: the end of a tunnel is seen while it is paused`, async t => {
    const server = createHttp(release).createServer() as unknown as net.Server
    server.on('connect', (_req: unknown, socket: net.Socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      socket.on('end', () => socket.end())
      socket.pipe(new net.Socket()).destroy()
      socket.unpipe()
    })
    await new Promise<void>(done => server.listen(0, '127.0.0.1', () => done()))
    const client = net.connect((server.address() as AddressInfo).port, '127.0.0.1')
    client.write('CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n')
    await new Promise(done => client.once('data', done))
    client.end()
    await new Promise(done => client.resume().once('close', done))
    t.pass('the server ended it')
    await new Promise(done => server.close(done))
  })
}
