/** What is done to clients. */

import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Attack } from './on-servers'
import { inResponses as places } from './places'
import { pause, pour, rawServer, until } from './stage'

const MEGABYTE = 1024 * 1024

/** Calls back once the request has come to an end, whatever that is. */
function settled(request: ClientRequest, done: () => void): void {
  let over = false
  const once = () => {
    if (!over) done()
    over = true
  }
  request.on('error', once)
  request.on('upgrade', (_response: IncomingMessage, socket: { destroy(): void }) => {
    socket.destroy()
    once()
  })
  request.on('response', (response: IncomingMessage) => {
    response.on('data', () => {})
    for (const event of ['end', 'aborted', 'close', 'error']) response.on(event, once)
  })
}

const resets = (name: string, agent: false | undefined): Attack => ({
  name,
  async run(stage) {
    const server = await rawServer((socket, n) => {
      socket.once('data', () => {
        socket.write(places[n % places.length], () => setTimeout(() => socket.resetAndDestroy(), n % 3))
      })
    })
    const many = stage.count(3000)
    let settledOnes = 0
    let begun = 0
    while (begun < many) {
      for (let k = 0; k < 300 && begun < many; k++, begun++) {
        const options = { host: '127.0.0.1', port: server.port, path: '/', method: 'POST', agent }
        const request = stage.http.request(options)
        settled(request, () => settledOnes++)
        if (begun % 2) request.write('abc')
        request.end()
      }
      await standstill(() => settledOnes, begun)
    }
    server.stop()
    // Some eras never tell of a connection that ended after an interim response.
    if (settledOnes < many / 2) throw new Error(`only ${settledOnes} of ${many} requests heard of an end`)
    return `${settledOnes} of ${many} requests in ${places.length} places heard of an end`
  },
})

/** Waits until a number is what it can be at most, or does not grow any more. */
async function standstill(number: () => number, most: number): Promise<void> {
  let before = -1
  for (let since = Date.now(); number() < most && Date.now() - since < 1000; await pause(5)) {
    if (number() !== before) since = Date.now()
    before = number()
  }
}

/** A response of 100 MB that the program does not read. */
const unread = (name: string, act: (response: IncomingMessage) => void): Attack => ({
  name,
  mostGrowth: 64,
  async run(stage) {
    const size = stage.count(100) * MEGABYTE
    let sent = 0
    let poured: Promise<unknown> | undefined
    const server = await rawServer(socket => {
      socket.once('data', () => {
        socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${size}\r\n\r\n`)
        poured = pour(socket, Buffer.alloc(64 * 1024, 'z'), size).then(bytes => {
          sent = bytes
          socket.destroy()
        })
      })
    })
    const request = stage.http.request({ host: '127.0.0.1', port: server.port, path: '/', agent: false })
    request.on('error', () => {})
    request.on('response', act)
    request.end()
    await until('the server writes', () => poured !== undefined)
    await poured
    request.abort?.()
    await pause(50)
    server.stop()
    return `${Math.round(sent / MEGABYTE)} of ${size / MEGABYTE} MB were taken`
  },
})

export const onClients: readonly Attack[] = [
  resets('resets of servers', undefined),
  resets('resets of servers, a connection each', false),
  unread('a response that is paused', response => response.pause()),
  unread('a response that nobody reads', () => {}),
  unread('a response that is read', response => response.on('data', () => {})),
]
