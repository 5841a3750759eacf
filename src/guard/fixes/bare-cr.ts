/** A CR that no LF follows (RFC 9112, 2.2) ends a line for some readers and none for others. */

import { change, type Fix } from '../fix'

export const bareCr: Fix = {
  id: 'bare-cr',
  cves: ['CVE-2020-8201', 'CVE-2022-32214', 'CVE-2023-30589', 'CVE-2025-23167'],
  year: 2020,
  what: 'a CR without LF in a head',
  changes: [
    change('wire.afterCarriageReturn', 'line feed', ['strict', 'headEnd', 'versionLineFeed', 'chunkSizeLineFeed']),
    change('wire.valueLineFeed', 'needed', ['valueLineFeed']),
    change('wire.returnAsDash', false, ['headerColonless', 'valueLineFeed']),
    change('wire.emptyLines', 'lineBreaks', ['returnAlone']),
  ],
  breaks: 'Nobody that is known.',
  probes: [
    { side: 'server', name: 'in a value', parts: ['GET /a HTTP/1.1\r\nHost: x\r\nX: a\rY: b\r\n\r\n'] },
    {
      side: 'server',
      name: 'at the end of a head',
      parts: ['GET /a HTTP/1.1\r\nHost: x\r\n\rXGET /evil HTTP/1.1\r\nHost: x\r\n\r\n'],
    },
    { side: 'server', name: 'before a request', parts: ['\rGET /a HTTP/1.1\r\nHost: x\r\n\r\n'] },
    { side: 'client', name: 'in a value', parts: ['HTTP/1.1 200 OK\r\nX: a\rContent-Length: 0\r\n\r\n'] },
    { side: 'client', name: 'before a response', parts: ['\rHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'] },
  ],
}
