/** First lines (RFC 9112, 3 and 4): method, target and version as they are defined, HTTP/1.0 or 1.1; some readers guess at others. */

import { change, type Fix } from '../fix'

export const requestLine: Fix = {
  id: 'request-line',
  cves: [],
  year: 2026,
  what: 'a first line that is not what HTTP/1.1 has',
  changes: [
    change('wire.firstLines', 'strict', ['firstLine', 'version', 'targetForm']),
    change('wire.methodsShownAs', {}),
  ],
  statuses: { version: 505 },
  breaks: 'Monitors that ask by HTTP/0.9, as BIG-IP does unless told otherwise: known. Raw UTF-8 in targets passes.',
  probes: [
    { side: 'server', name: 'no version', parts: ['GET /a\r\nHost: x\r\n\r\n'] },
    { side: 'server', name: 'HTTP/3.0', parts: ['GET /a HTTP/3.0\r\nHost: x\r\n\r\n'] },
    { side: 'server', name: 'another word', parts: ['GET /a HXTP/1.1\r\nHost: x\r\n\r\n'] },
    { side: 'server', name: 'a tab in the target', parts: ['GET /a\tb HTTP/1.1\r\nHost: x\r\n\r\n'] },
    { side: 'server', name: 'a target of no form', parts: ['GET * HTTP/1.1\r\nHost: x\r\n\r\n'] },
    { side: 'client', name: 'HTTP/3.0', parts: ['HTTP/3.0 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'] },
    {
      side: 'server',
      name: 'a method that the oldest parsers know by its first letters',
      parts: ['PATCH /a HTTP/1.1\r\nHost: x\r\n\r\n'],
      reads: 'otherwise',
    },
  ],
}
