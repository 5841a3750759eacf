/** Nothing follows a message that closes its connection (RFC 9112, 9.6), whatever the list in which it says so. */

import { change, changeUnless, type Fix } from '../fix'

export const afterClose: Fix = {
  id: 'after-close',
  cves: [],
  year: 2026,
  what: 'bytes after a message that closes its connection',
  changes: [
    change('wire.afterClose', own => (own === 'anything' ? 'droppedUnlessInterim' : own)),
    changeUnless('wire.connectionWords', 'tokens', ['looseListWithTabs']),
  ],
  breaks: 'Nobody: they are passed over.',
  probes: [
    {
      side: 'server',
      name: 'close',
      parts: ['GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\nGET /next HTTP/1.1\r\nHost: y\r\n\r\n'],
      reads: 'otherwise',
    },
    {
      side: 'server',
      name: 'close in a list',
      parts: [
        'GET /a HTTP/1.1\r\nHost: x\r\nConnection: keep-alive, close\r\n\r\nGET /next HTTP/1.1\r\nHost: y\r\n\r\n',
      ],
      reads: 'otherwise',
    },
    {
      side: 'server',
      name: 'close after a tab',
      parts: ['GET /a HTTP/1.1\r\nHost: x\r\nConnection:\tclose\t\r\n\r\nGET /next HTTP/1.1\r\nHost: y\r\n\r\n'],
      reads: 'otherwise',
    },
  ],
}
