/** LF alone ends a line for some readers and none for others: refused where a length or a coding frames the body. */

import type { ValueAt } from '../../profile/vocabulary'
import { change, type Fix } from '../fix'

/** What a release refuses itself stays refused. */
const REFUSING: Partial<Record<ValueAt<'wire.lineFeedAlone'>, ValueAt<'wire.lineFeedAlone'>>> = {
  taken: 'refusedWhereFramed',
  takenAtChunks: 'refusedWhereFramed',
  refusedAfterText: 'refusedInValuesOrFramed',
  refusedInValues: 'refusedInValuesOrFramed',
}

export const bareLf: Fix = {
  id: 'bare-lf',
  cves: ['CVE-2022-32214', 'CVE-2022-35256'],
  year: 2022,
  what: 'a line that LF alone ends, in a message whose body is framed',
  changes: [change('wire.lineFeedAlone', own => REFUSING[own] ?? own, ['lineFeedAlone'])],
  breaks: 'Clients made by hand (telnet, microcontrollers, shell scripts) that send bodies; what has no body passes.',
  probes: [
    { side: 'server', name: 'around a length', parts: ['POST /a HTTP/1.1\nHost: x\nContent-Length: 3\n\nabc'] },
    {
      side: 'server',
      name: 'behind the first line alone',
      parts: ['POST /a HTTP/1.1\nHost: x\r\nContent-Length: 3\r\n\r\nabc'],
    },
    {
      side: 'server',
      name: 'in trailers',
      parts: ['POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nZ\r\n0\r\nX: y\n\n'],
    },
    { side: 'client', name: 'around a length', parts: ['HTTP/1.1 200 OK\nContent-Length: 3\n\nabc'] },
  ],
}
