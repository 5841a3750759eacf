/**
 * The peer that clients talk to: it answers every request in the same way, for ever. There is no date in its answers and
 * nothing that it remembers; what it answers is told by the target.
 */

import { type Message, methodOf, requestFraming } from './framing'

/** What a peer can do with its side of a connection. */
export interface PeerSide {
  send(bytes: string): void
  end(): void
}

/** Hears the client's bytes, as latin1 text. */
export type PeerEars = (bytes: string) => void

const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  204: 'No Content',
  302: 'Found',
  304: 'Not Modified',
  404: 'Not Found',
  500: 'Internal Server Error',
  501: 'Not Implemented',
}

/** Whether the client wants the connection to end with the answer. */
function closes({ first, headers }: Message): boolean {
  const connection = headers.get('connection') ?? ''
  return /HTTP\/1\.0$/.test(first) ? !/keep-alive/i.test(connection) : /close/i.test(connection)
}

/** What each request is answered with; an empty text for silence. */
export function answerTo(request: Message): { bytes: string; end: boolean } {
  const [, target = '/'] = request.first.split(' ')
  const path = target.replace(/^[a-z]+:\/\/[^/]*/i, '').split('?')[0]
  const method = methodOf(request)
  if (path === '/silent') return { bytes: '', end: false }
  if (path === '/hangup') return { bytes: '', end: true }
  const status = method === 'CONNECT' ? 501 : Number(/^\/status\/([1-9]\d\d)$/.exec(path)?.[1] ?? 200)
  const body = `${request.first}\n${request.bodyLength} bytes\n`
  const bodyless = method === 'HEAD' || status === 204 || status === 304
  const close = path === '/close' || closes(request)
  const framing =
    path === '/close'
      ? []
      : path === '/chunked'
        ? ['Transfer-Encoding: chunked']
        : status === 204
          ? []
          : [`Content-Length: ${body.length}`]
  const head = [
    `HTTP/1.1 ${status} ${reasons[status] ?? 'Status'}`,
    'Content-Type: text/plain',
    ...framing,
    `Connection: ${close ? 'close' : 'keep-alive'}`,
  ]
  const sent = bodyless ? '' : path === '/chunked' ? `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n` : body
  return { bytes: `${head.join('\r\n')}\r\n\r\n${sent}`, end: close }
}

/** The first byte of a TLS connection, which this peer does not speak. */
const tlsHandshake = '\x16'

/** The fixed peer on one connection. */
export function fixedPeer(side: PeerSide): PeerEars {
  const framing = requestFraming(({ headers }) => {
    if (/100-continue/i.test(headers.get('expect') ?? '')) side.send('HTTP/1.1 100 Continue\r\n\r\n')
  })
  let answered = 0
  let over = false
  return bytes => {
    if (over) return
    if (framing.messages.length === 0 && bytes.startsWith(tlsHandshake)) {
      over = true
      return side.end()
    }
    framing.add(bytes)
    while (answered < framing.messages.length && !over) {
      const { bytes: answer, end } = answerTo(framing.messages[answered++])
      if (answer !== '') side.send(answer)
      if (end) {
        over = true
        side.end()
      }
    }
  }
}

/** A peer that plays what a server once said: each of its turns after as many requests as were there before it. */
export function playedPeer(turns: readonly { readonly from: string; readonly bytes: readonly string[] }[]) {
  return (side: PeerSide): PeerEars => {
    const recorded = requestFraming()
    const script = turns.flatMap(({ from, bytes }) => {
      if (from === 'client') recorded.add(bytes.join(''))
      return from === 'server' ? [{ after: recorded.messages.length, bytes: bytes.join('') }] : []
    })
    const heard = requestFraming()
    let next = 0
    const play = () => {
      while (next < script.length && script[next].after <= heard.messages.length) side.send(script[next++].bytes)
      if (next === script.length) {
        next++
        side.end()
      }
    }
    return bytes => {
      heard.add(bytes)
      play()
    }
  }
}
