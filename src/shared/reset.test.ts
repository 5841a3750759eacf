/** A socket that is reset closes, also while its end is on its way out. */

import { once } from 'node:events'
import net, { type AddressInfo } from 'node:net'
import t from 'tap'
import { resetSocket } from './reset'

t.test('a socket closes, whatever was said on it', async t => {
  const server = net.createServer({ allowHalfOpen: true }, socket => void socket.on('error', () => {}).resume())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  for (const before of ['nothing', 'an end', 'an end that went out']) {
    const socket = net.connect((server.address() as AddressInfo).port, '127.0.0.1')
    await once(socket, 'connect')
    if (before !== 'nothing') socket.end('x')
    if (before === 'an end that went out') await once(socket, 'finish')
    const closed = once(socket, 'close')
    resetSocket(socket)
    await t.resolves(closed, before)
  }
  server.close()
})

t.test('a socket that cannot be reset is destroyed', async t => {
  let destroyed = 0
  const without = { writableEnded: false, writableFinished: false, destroy: () => destroyed++ }
  resetSocket(without as unknown as net.Socket)
  t.equal(destroyed, 1)
})
