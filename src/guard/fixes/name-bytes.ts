/** Header names are tokens (RFC 9110, 5.6.2): a line that is none is ignored by some readers, or glued to the next one. */

import { change, type Fix } from '../fix'

export const nameBytes: Fix = {
  id: 'name-bytes',
  cves: [],
  year: 2015,
  what: 'a header name that is not a token',
  changes: [
    change('wire.headerNameExtras', '', ['headerNameOdd']),
    change('wire.blanksInNames', false, ['headerNameWithBlank']),
    change('wire.emptyHeaderNames', false, ['headerNameEmpty']),
    change('wire.colonlessLines', 'refused', ['headerColonless']),
  ],
  breaks: 'Names with blanks, of old tools: rare.',
  probes: [
    { side: 'server', name: 'a blank inside', parts: ['GET /a HTTP/1.1\r\nHost: x\r\nX Y: z\r\n\r\n'] },
    { side: 'server', name: 'no name', parts: ['GET /a HTTP/1.1\r\nHost: x\r\n: z\r\n\r\n'] },
    { side: 'server', name: 'no colon', parts: ['GET /a HTTP/1.1\r\nHost: x\r\nBad\r\nX: z\r\n\r\n'] },
    { side: 'server', name: 'a quote', parts: ['GET /a HTTP/1.1\r\nHost: x\r\n"X": z\r\n\r\n'] },
    { side: 'client', name: 'a blank inside', parts: ['HTTP/1.1 200 OK\r\nX Y: z\r\nContent-Length: 0\r\n\r\n'] },
  ],
}
