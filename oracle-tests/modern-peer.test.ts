/**
 * A client of today, undici, against the server of every line: an old profile must still talk to a peer that was not
 * made for it. What each line puts on the wire is the recordings' affair; here it is whether the two understand each
 * other, pooled, pipelined and with bodies of every kind.
 */

import type { AddressInfo } from 'node:net'
import t from 'tap'
import { Client } from 'undici'
import { createHttp } from '../src'
import { lines } from '../versions'

interface Message extends NodeJS.ReadableStream {
  method: string
  url: string
}
interface Answer {
  writeHead(status: number, headers: object): void
  write(chunk: string): boolean
  end(chunk?: string | Buffer): void
}
interface Http {
  createServer(listener: (req: Message, res: Answer) => void): import('node:net').Server
}

/** Gives back what it got: the body of a POST, else the path. */
function echo(req: Message, res: Answer): void {
  if (req.method !== 'POST') {
    res.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': req.url.length })
    res.end(req.method === 'HEAD' ? undefined : req.url)
    return
  }
  const chunks: Buffer[] = []
  req.on('data', (chunk: Buffer) => chunks.push(Buffer.from(chunk)))
  req.on('end', () => {
    res.writeHead(201, { 'Content-Type': 'application/octet-stream' })
    res.write('got ')
    res.end(Buffer.concat(chunks))
  })
}

const pieces = Array.from({ length: 200 }, (_, i) => `piece ${i};`)

async function* stream(): AsyncGenerator<Buffer> {
  for (const piece of pieces) yield Buffer.from(piece)
}

for (const { name } of lines) {
  t.test(`a modern client and the server of ${name}`, async t => {
    const server = (createHttp(name, { faithful: true }) as unknown as Http).createServer(echo)
    await new Promise<void>(ready => server.listen(0, '127.0.0.1', () => ready()))
    const { port } = server.address() as AddressInfo
    const client = new Client(`http://127.0.0.1:${port}`, { pipelining: 8 })
    t.teardown(async () => {
      await client.destroy()
      server.close()
    })
    const ask = async (path: string, options: object = {}) => {
      const { statusCode, headers, body } = await client.request({ path, method: 'GET', ...options })
      return { statusCode, headers, text: await body.text() }
    }

    const paths = Array.from({ length: 40 }, (_, i) => `/pipelined/${i}`)
    const answers = await Promise.all(paths.map(path => ask(path)))
    t.same(
      answers.map(answer => answer.text),
      paths,
      'pipelined answers come in order',
    )
    const head = await ask('/head', { method: 'HEAD' })
    t.same([head.statusCode, head.headers['content-length'], head.text], [200, '5', ''], 'HEAD has no body')
    const posted = await ask('/post', { method: 'POST', body: 'a text of known length' })
    t.same([posted.statusCode, posted.text], [201, 'got a text of known length'])
    const streamed = await ask('/post', { method: 'POST', body: stream() })
    t.equal(streamed.text, `got ${pieces.join('')}`, 'a body in chunks')
    const large = Buffer.alloc(1 << 20, 'x')
    t.equal((await ask('/post', { method: 'POST', body: large })).text.length, large.length + 4, 'a large body')
    t.equal((await ask('/last')).text, '/last', 'and the connection goes on')
  })
}
