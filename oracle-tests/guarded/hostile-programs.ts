/** Ways in which a program, led by its input, puts bytes into a message that are no part of it. */

import type { ClientRequest, RequestOptions, ServerResponse } from 'node:http'

/** What an attacker has a program say: line ends, NUL, letters whose low bytes are line ends, another answer. */
export const hostileTexts: readonly string[] = [
  'a\r\nEvil: 1',
  'a\nEvil: 1',
  'a\rEvil: 1',
  'a\r\n Evil: 1',
  'a\0b',
  '\u010d\u010aEvil: 1',
  'a\r\n\r\nHTTP/1.1 200 OK\r\nEvil: 1\r\n\r\n',
  '\r\nEvil: 1',
  'a\x0bEvil: 1',
  '\u{1f600}\u560d\u560aEvil: 1',
]

/** An object that is another text each time that it is asked. */
function turning(text: string): string {
  let asked = 0
  return { toString: () => (asked++ < 2 ? 'fine' : text) } as unknown as string
}

class JoinsOtherwise extends Array<string> {
  text = ''
  override join(): string {
    return this.text
  }
}

type Fields = Record<string, string>
type Later = { appendHeader?(name: string, value: string): void; setHeaders?(headers: Map<string, string>): void }
type Hints = { writeEarlyHints?(hints: Fields): void }
type Inside = { _headers?: Fields; _headerNames?: Fields }

const chunkedThen = (res: ServerResponse, act: () => void) => {
  res.write('a')
  act()
}

/** What a program does with its response before it ends it with `body`. */
export const responses: Readonly<Record<string, (res: ServerResponse, text: string) => void>> = {
  setHeader: (res, text) => res.setHeader('X', text),
  'setHeader, an array': (res, text) => res.setHeader('X', ['a', text]),
  'setHeader, the name': (res, text) => res.setHeader(`X${text}`, 'a'),
  writeHead: (res, text) => res.writeHead(200, { X: text }),
  'writeHead, pairs': (res, text) => res.writeHead(200, [['X', text]] as never),
  'writeHead, a flat array': (res, text) => res.writeHead(200, ['X', text]),
  'writeHead, the name': (res, text) => res.writeHead(200, { [`X${text}`]: 'a' }),
  'writeHead, a getter': (res, text) => {
    let asked = 0
    res.writeHead(200, {
      get X() {
        return asked++ ? text : 'a'
      },
    })
  },
  'the reason': (res, text) => res.writeHead(200, text),
  'the reason, an object': (res, text) => res.writeHead(200, turning(text)),
  statusMessage: (res, text) => {
    res.statusMessage = text
  },
  'statusMessage, an object': (res, text) => {
    res.statusMessage = turning(text)
  },
  statusCode: (res, text) => {
    res.statusCode = `200 ${text}` as never
  },
  'statusCode of writeHead': (res, text) => res.writeHead(`200 ${text}` as never),
  addTrailers: (res, text) => chunkedThen(res, () => res.addTrailers({ X: text })),
  'addTrailers, pairs': (res, text) => chunkedThen(res, () => res.addTrailers([['X', text]])),
  'addTrailers, the name': (res, text) => chunkedThen(res, () => res.addTrailers({ [`X${text}`]: 'a' })),
  'addTrailers, an object': (res, text) => chunkedThen(res, () => res.addTrailers({ X: turning(text) })),
  'a value that turns': (res, text) => res.setHeader('X', turning(text)),
  'a name that turns': (res, text) => res.setHeader(turning(`X${text}`), 'a'),
  'an array that is changed': (res, text) => {
    const values = ['a']
    res.setHeader('X', values)
    values[0] = text
  },
  'an array that joins otherwise': (res, text) =>
    res.setHeader('X', Object.assign(new JoinsOtherwise('a', 'b'), { text })),
  'a value with Symbol.toPrimitive': (res, text) =>
    res.setHeader('X', { [Symbol.toPrimitive]: () => text } as unknown as string),
  _headers: (res, text) => {
    res.setHeader('X', 'a')
    const { _headers } = res as unknown as Inside
    if (_headers) _headers.x = text
  },
  _headerNames: (res, text) => {
    res.setHeader('X', 'a')
    const { _headerNames } = res as unknown as Inside
    if (_headerNames) _headerNames.x = `X: a${text}`
  },
  'early hints': (res, text) => (res as Hints).writeEarlyHints?.({ link: `</a>; rel=preload${text}` }),
  'early hints, the name': (res, text) =>
    (res as Hints).writeEarlyHints?.({ link: '</a>; rel=preload', [`x${text}`]: 'a' }),
  appendHeader: (res, text) => (res as Later).appendHeader?.('X', text),
  setHeaders: (res, text) => (res as Later).setHeaders?.(new Map([['x', text]])),
  cookies: (res, text) => res.setHeader('Set-Cookie', ['a=b', text]),
  Connection: (res, text) => res.setHeader('Connection', text),
  Date: (res, text) => res.setHeader('Date', text),
  'Transfer-Encoding': (res, text) => res.setHeader('Transfer-Encoding', `chunked${text}`),
  'Content-Length': (res, text) => res.setHeader('Content-Length', `4${text}`),
}

/** What a program asks with. */
export const requests: Readonly<Record<string, (text: string) => RequestOptions>> = {
  path: text => ({ path: `/${text}` }),
  'path, an object': text => ({ path: turning(`/${text}`) }),
  'path, absolute': text => ({ path: `http://h/${text}` }),
  method: text => ({ method: `GET${text}` }),
  'method, an object': text => ({ method: turning(`GET${text}`) }),
  Host: text => ({ headers: { Host: text } }),
  'a header': text => ({ headers: { X: text } }),
  'a header, an object': text => ({ headers: { X: turning(text) } }),
  'a header, an array': text => ({ headers: { X: ['a', text] } }),
  'a header, its name': text => ({ headers: { [`X${text}`]: 'a' } }),
  'headers, pairs': text => ({ headers: [['X', text]] as never }),
  'headers, a flat array': text => ({ headers: ['Host', 'x', 'X', text] }),
  auth: text => ({ auth: `u:p${text}` }),
  cookies: text => ({ headers: { Cookie: ['a=b', text] as never } }),
  Expect: text => ({ headers: { Expect: `100-continue${text}` } }),
  'Transfer-Encoding': text => ({ method: 'POST', headers: { 'Transfer-Encoding': `chunked${text}` } }),
  'Content-Length': text => ({ method: 'POST', headers: { 'Content-Length': `4${text}` } }),
  Connection: text => ({ headers: { Connection: `close${text}` } }),
}

/** What a program does with its request before it ends it. */
export const changes: Readonly<Record<string, (req: ClientRequest, text: string) => void>> = {
  'path, later': (req, text) => {
    req.path = `/${text}`
  },
  'method, later': (req, text) => {
    req.method = `GET${text}`
  },
  'setHeader of a request': (req, text) => req.setHeader('X', text),
  'Host, later': (req, text) => req.setHeader('Host', text),
  'trailers of a request': (req, text) => {
    req.setHeader('Transfer-Encoding', 'chunked')
    req.addTrailers({ X: text })
  },
  '_headers of a request': (req, text) => {
    req.setHeader('X', 'a')
    const { _headers } = req as unknown as Inside
    if (_headers) _headers.x = text
  },
}

/** Whether bytes have a line or a message that nobody meant. */
export const isHarm = (bytes: string): boolean => {
  const head = bytes.split('\r\n\r\nbody')[0]
  const lineEnds = /(?:^|[\r\n])Evil: 1|\0|\x0b|[^\r]\n|\r[^\n]/.test(head)
  return lineEnds || head.split('HTTP/1.1 200 OK\r\n').length > 2 || head.split(/HTTP\/1\.[01]\r\n/).length > 2
}
