/** The status line that a program words: its reason, or a status that is a text. */

import { change, type Fix } from '../fix'
import { answering } from '../outgoing.probes'

export const reasonPhrase: Fix = {
  id: 'reason-phrase',
  cves: ['CVE-2016-5325'],
  year: 2016,
  what: 'a reason phrase with control characters, or a status that is not a number from 100 to 999',
  changes: [
    change('response.checksReason', true),
    change('response.statusCheck', own => (own === 'none' ? 'coerced' : own)),
  ],
  breaks: 'No honest program.',
  probes: [
    answering('reason', res => res.writeHead(200, 'OK\r\nEvil: 1')),
    answering('status', res => res.writeHead('200 OK\r\nEvil: 1' as never)),
  ],
}
