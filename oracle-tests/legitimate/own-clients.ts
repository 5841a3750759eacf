/** What a client of Node sends in every era, and a server that answers with what it was told. */

import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Http } from './play'

/** A request by its method, with how its body is written. */
interface Ask {
  readonly name: string
  readonly method: string
  readonly headers?: Readonly<Record<string, string | number>>
  readonly pieces: readonly string[]
}

export const asks: readonly Ask[] = [
  { name: 'GET', method: 'GET', pieces: [] },
  { name: 'HEAD', method: 'HEAD', pieces: [] },
  { name: 'DELETE', method: 'DELETE', pieces: [] },
  { name: 'POST in chunks', method: 'POST', pieces: ['hel', 'lo'] },
  { name: 'PUT with a length', method: 'PUT', headers: { 'Content-Length': 5 }, pieces: ['hel', 'lo'] },
  { name: 'POST of nothing', method: 'POST', headers: { 'Content-Length': 0 }, pieces: [] },
  {
    name: 'POST with Expect',
    method: 'POST',
    headers: { Expect: '100-continue', 'Content-Length': 5 },
    pieces: ['hello'],
  },
]

/** The answer that an ask must get. */
export const answerTo = ({ method, pieces }: Ask): string =>
  `200 ${method === 'HEAD' ? '' : `${method} ${pieces.join('')}`}`

/** A server that answers with method and body. */
export async function startEcho(http: Http): Promise<{ port: number; close(): void }> {
  const server = http.createServer((req, res) => {
    let body = ''
    req.on('data', piece => {
      body += piece
    })
    req.on('end', () => res.end(req.method === 'HEAD' ? '' : `${req.method} ${body}`))
  })
  await new Promise<void>(heard => server.listen(0, '127.0.0.1', heard))
  return { port: (server.address() as AddressInfo).port, close: () => server.close() }
}

/** Sends an ask and gives the status and the body of the response, or the error. */
export const send = (http: Http, port: number, { method, headers = {}, pieces }: Ask): Promise<string> =>
  new Promise(got => {
    const request = http.request({ host: '127.0.0.1', port, path: '/', method, headers: { ...headers } })
    request.on('response', (response: IncomingMessage) => {
      let body = ''
      response.on('data', piece => {
        body += piece
      })
      response.on('end', () => got(`${response.statusCode} ${body}`))
    })
    request.on('error', (error: Error) => got(error.message))
    const write = () => {
      for (const piece of pieces) request.write(piece)
      request.end()
    }
    if (headers.Expect === undefined) write()
    else request.on('continue', write)
  })
