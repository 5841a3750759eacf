/** What one connection reads says nothing of another, though its bytes come while those of the other are read. */

import type { AddressInfo } from 'node:net'
import net from 'node:net'
import t from 'tap'
import { createHttp } from '../create-http'

type Any = ReturnType<typeof JSON.parse>

t.test('a client is read while another one is', t => {
  const http = createHttp('0.4') as Any
  const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'
  const sockets: net.Socket[] = []
  const asked = new Map<string, net.Socket>()
  const server = net.createServer(socket => {
    sockets.push(socket)
    // Both answers in one piece, when both clients wait.
    socket.on('data', bytes => {
      asked.set(/\/\w+/.exec(String(bytes))?.[0] ?? '', socket)
      if (asked.has('/one') && asked.has('/two')) asked.get('/one')?.write(`HTTP/1.1 100 Continue\r\n\r\n${OK}`)
    })
    socket.on('error', () => {})
  })
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    const [one, two] = [http.createClient(port, '127.0.0.1'), http.createClient(port, '127.0.0.1')]
    const first = one.request('GET', '/one', { Expect: '100-continue' })
    const second = two.request('GET', '/two')
    const answers: string[] = []
    const end = () => {
      t.same(answers, ['two', 'one'])
      for (const socket of sockets) socket.destroy()
      server.close(() => t.end())
    }
    one.on('error', (error: Error) => t.fail(`one: ${error.message}`))
    one.on('close', () => answers.includes('one') || end())
    two.on('error', () => {})
    first.on('continue', () => {
      const bytes = Buffer.from(OK)
      two.ondata(bytes, 0, bytes.length)
    })
    second.on('response', () => answers.push('two'))
    first.on('response', () => {
      answers.push('one')
      setImmediate(end)
    })
    first.end()
    second.end()
  })
})
