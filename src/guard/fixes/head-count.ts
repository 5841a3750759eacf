/** Thousands of header lines: more than 1000 are refused, or more than server.maxHeadersCount if that is larger. */

import { change, type Fix } from '../fix'

export const headCount: Fix = {
  id: 'head-count',
  cves: [],
  year: 2011,
  what: 'a head of more than 1000 lines',
  changes: [
    // Where lines beyond server.maxHeadersCount are an error, they are by themselves.
    change('wire.maxHeaderLines', (own, { server }) => (own === 0 && server.linesBeyond === 'dropped' ? 1000 : own), [
      'tooManyLines',
    ]),
  ],
  status: 431,
  breaks: 'Nobody that is known.',
  probes: [
    { side: 'server', name: '1100 lines', parts: [`GET /a HTTP/1.1\r\nHost: x\r\n${'A:b\r\n'.repeat(1100)}\r\n`] },
  ],
}
