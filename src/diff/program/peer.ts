/**
 * The peer that clients talk to: it answers every request in the same way, for ever. There is no date in its answers and
 * nothing that it remembers; what it answers follows from the target.
 */

import { asksToContinue, isBodylessResponse, isUnframed } from '../../wire/message-rules'
import { type Message, Requests, startLineOf } from './messages'

/** What a peer can do with its side of a connection. */
export interface PeerSide {
  send(bytes: string): void
  end(): void
}

/** Called with the client's bytes, as latin1 text. */
export type PeerListener = (bytes: string) => void

const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  204: 'No Content',
  302: 'Found',
  304: 'Not Modified',
  404: 'Not Found',
  500: 'Internal Server Error',
  501: 'Not Implemented',
}

/** The same to whatever cannot be read as a request. */
const refusal = {
  bytes: 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
  end: true,
}

/** What each request is answered with; an empty text for silence. */
function answerTo({ head, bodyLength }: Message): { bytes: string; end: boolean } {
  const { method } = head
  const path = head.url.replace(/^[a-z]+:\/\/[^/]*/i, '').split('?')[0]
  if (path === '/silent') return { bytes: '', end: false }
  if (path === '/hangup') return { bytes: '', end: true }
  const status = method === 'CONNECT' ? 501 : Number(/^\/status\/([1-9]\d\d)$/.exec(path)?.[1] ?? 200)
  const body = `${startLineOf(head)}\n${bodyLength} bytes\n`
  const close = path === '/close' || !head.shouldKeepAlive
  const framing =
    path === '/close' || isUnframed(status)
      ? []
      : path === '/chunked'
        ? ['Transfer-Encoding: chunked']
        : [`Content-Length: ${body.length}`]
  const lines = [
    `HTTP/1.1 ${status} ${reasons[status] ?? 'Status'}`,
    'Content-Type: text/plain',
    ...framing,
    `Connection: ${close ? 'close' : 'keep-alive'}`,
  ]
  const sent = isBodylessResponse(method, status)
    ? ''
    : path === '/chunked'
      ? `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`
      : body
  return { bytes: `${lines.join('\r\n')}\r\n\r\n${sent}`, end: close }
}

/** The first byte of a TLS connection, which this peer does not speak. */
const tlsHandshake = '\x16'

/** The fixed peer on one connection. */
export function fixedPeer(side: PeerSide): PeerListener {
  let over = false
  const requests = new Requests({
    onHead: ({ headers }) => {
      if (!over && asksToContinue(headers)) side.send('HTTP/1.1 100 Continue\r\n\r\n')
    },
    onWhole: request => {
      if (over) return
      const { bytes, end } = request ? answerTo(request) : refusal
      if (bytes !== '') side.send(bytes)
      if (!end) return
      over = true
      side.end()
    },
  })
  return bytes => {
    if (over) return
    if (requests.whole === 0 && bytes.startsWith(tlsHandshake)) {
      over = true
      return side.end()
    }
    requests.add(bytes)
  }
}

/** A peer that plays what a server once sent: each of its turns after as many requests as were there before it. */
export function playedPeer(turns: readonly { readonly from: string; readonly bytes: readonly string[] }[]) {
  return (side: PeerSide): PeerListener => {
    const recorded = new Requests()
    const script = turns.flatMap(({ from, bytes }) => {
      if (from === 'client') recorded.add(bytes.join(''))
      return from === 'server' ? [{ after: recorded.whole, bytes: bytes.join('') }] : []
    })
    const received = new Requests()
    let next = 0
    const play = () => {
      while (next < script.length && script[next].after <= received.whole) side.send(script[next++].bytes)
      if (next === script.length) {
        next++
        side.end()
      }
    }
    return bytes => {
      received.add(bytes)
      play()
    }
  }
}
