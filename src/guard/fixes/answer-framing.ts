/** Responses that nothing frames go on until the end, and those of statuses without a body have none (RFC 9112, 6.3). */

import { change, type Fix } from '../fix'

export const answerFraming: Fix = {
  id: 'answer-framing',
  cves: ['CVE-2016-2086', 'CVE-2019-15605'],
  year: 2016,
  what: 'a response that is framed otherwise than its status and its headers say',
  changes: [change('wire.unframedBody', 'untilEnd'), change('wire.bodylessStatuses', 'none')],
  breaks: 'Nobody that is known.',
  probes: [
    {
      side: 'client',
      name: 'a length of 304',
      parts: ['HTTP/1.1 304 Not Modified\r\nContent-Length: 3\r\n\r\nabc'],
      reads: 'otherwise',
    },
    {
      side: 'client',
      name: 'a length of 204',
      parts: ['HTTP/1.1 204 No Content\r\nContent-Length: 3\r\n\r\nabc'],
      reads: 'otherwise',
    },
  ],
}
