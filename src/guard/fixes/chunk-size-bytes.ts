/** Chunk sizes are hexadecimal digits (RFC 9112, 7.1): bytes above 127 counted as zeros, nothing as the last chunk. */

import { change, type Fix } from '../fix'

export const chunkSizeBytes: Fix = {
  id: 'chunk-size-bytes',
  cves: [],
  year: 2026,
  what: 'a chunk size with bytes that are no hexadecimal digits',
  changes: [
    change('wire.chunkSizeBytes', 'hexadecimal', ['chunkSizeHigh']),
    change('wire.emptyChunkSize', 'refused', ['chunkSize']),
  ],
  breaks: 'Nobody.',
  probes: [
    {
      side: 'server',
      name: 'a byte above 127',
      parts: [
        'POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nZ\r\n\xff0\r\n\r\nGET /next HTTP/1.1\r\nHost: y\r\n\r\n',
      ],
    },
    {
      side: 'server',
      name: 'no digit',
      parts: [
        'POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nZ\r\n\r\n\r\nGET /next HTTP/1.1\r\nHost: y\r\n\r\n',
      ],
    },
    {
      side: 'client',
      name: 'a byte above 127',
      parts: ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nZ\r\n\xff0\r\n\r\n'],
    },
    {
      side: 'client',
      name: 'no digit',
      parts: ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nZ\r\n\r\n\r\n'],
    },
  ],
}
