/** setTimeout of connections: that of the era, unless the class of a connection has its own. */

import net, { type AddressInfo } from 'node:net'
import t from 'tap'
import { createHttp } from '../..'

t.test('a class of the program keeps its own', t => {
  const http = createHttp('0.10', { faithful: true }) as unknown as typeof import('node:http')
  const times: unknown[] = []
  class Own extends net.Socket {
    override setTimeout(time: number): this {
      times.push(time)
      return this
    }
  }
  const server = http.createServer((_req, res) => res.end())
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    const createConnection = () => new Own().connect(port, '127.0.0.1')
    http.get({ port, host: '127.0.0.1', agent: false, createConnection }, res => {
      res.socket.setTimeout('5000' as never)
      t.same(times, ['5000'])
      res.socket.destroy()
      server.close(() => t.end())
    })
  })
})
