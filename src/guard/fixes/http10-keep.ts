/** Nothing follows a message of HTTP/1.0 that does not ask to keep its connection (RFC 9112, 9.3), or that says close as well. */

import { change, type Fix } from '../fix'

export const http10Keep: Fix = {
  id: 'http10-keep',
  cves: [],
  year: 2026,
  what: 'bytes after a message of HTTP/1.0 that did not ask to keep its connection',
  changes: [
    change('wire.afterOldClose', own => (own === 'anything' ? 'droppedUnlessInterim' : own)),
    change('wire.oldKeepAlive', 'closed'),
  ],
  breaks: 'Nobody: they are passed over.',
  probes: [
    {
      side: 'server',
      name: 'no word',
      parts: ['GET /a HTTP/1.0\r\n\r\nGET /next HTTP/1.0\r\n\r\n'],
      reads: 'otherwise',
    },
    {
      side: 'server',
      name: 'both words',
      parts: ['GET /a HTTP/1.0\r\nConnection: keep-alive\r\nConnection: close\r\n\r\nGET /next HTTP/1.0\r\n\r\n'],
      reads: 'otherwise',
    },
  ],
}
