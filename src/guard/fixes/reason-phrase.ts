/** The status line that a program words: its reason, or a status that is a text. */

import type { Fix } from '../fix'
import { answering } from '../outgoing.probes'

export const reasonPhrase: Fix = {
  id: 'reason-phrase',
  cves: ['CVE-2016-5325'],
  year: 2016,
  what: 'Reason phrases with control characters, and statuses that are no numbers from 100 to 999, are refused.',
  changes: [
    ['response.checksReason', true],
    ['response.statusCheck', own => (own === 'none' ? 'coerced' : own)],
  ],
  breaks: 'No honest program.',
  probes: [
    answering('reason', res => res.writeHead(200, 'OK\r\nEvil: 1')),
    answering('status', res => res.writeHead('200 OK\r\nEvil: 1' as never)),
  ],
}
