/** What follows a chunk size: blanks, and extensions after a semicolon (RFC 9112, 7.1.1), bounded and without control characters. */

import { change, changeUnless, type Fix } from '../fix'

export const chunkLine: Fix = {
  id: 'chunk-line',
  cves: ['CVE-2021-22960', 'CVE-2024-22019'],
  year: 2021,
  what: 'a chunk size that something else than an extension follows, or extensions beyond 16 KB',
  changes: [
    changeUnless('wire.chunkExtensions', 'checked', ['grammar', 'grammarWithPairs'], ['chunkExtension']),
    changeUnless('wire.chunkBlanks', 'onlyExtension', ['refused', 'refusedBehind'], ['chunkBlank']),
    change('wire.maxChunkExtensions', own => (own === 0 ? 16 * 1024 : Math.min(own, 16 * 1024)), [
      'chunkExtensionsTooLong',
    ]),
    change('wire.chunkExtensionsOf', 'message', ['chunkExtensionsTooLong']),
  ],
  statuses: { chunkExtensionsTooLong: 413 },
  breaks: 'Nobody that is known: sizes padded with blanks, as some Java clients send them, pass.',
  probes: [
    {
      side: 'server',
      name: 'no semicolon',
      parts: ['POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1 a=b\r\nZ\r\n0\r\n\r\n'],
    },
    {
      side: 'server',
      name: 'a control character',
      parts: ['POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1;\x01a\r\nZ\r\n0\r\n\r\n'],
    },
    {
      side: 'server',
      name: 'extensions of many chunks',
      parts: [
        `POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${'1;'.concat('e'.repeat(3000), '\r\nZ\r\n').repeat(6)}0\r\n\r\n`,
      ],
    },
    {
      side: 'client',
      name: 'no semicolon',
      parts: ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1 a=b\r\nZ\r\n0\r\n\r\n'],
    },
  ],
}
