/** Early hints are headers like others: line ends in them begin others. */

import { change, type Fix } from '../fix'
import { hinting } from '../outgoing.probes'

export const earlyHints: Fix = {
  id: 'early-hints',
  cves: [],
  year: 2026,
  what: 'names and values of early hints that headers must not have',
  changes: [
    change(
      'response.checksHints',
      (own, { response }) => own || response.methods.some(name => /^writeEarly/.test(name)),
    ),
  ],
  breaks: 'No honest program.',
  probes: [
    hinting('a value', { link: '</a>; rel=preload', x: 'b\r\nEvil: 1' }),
    hinting('a name', { link: '</a>; rel=preload', 'x\r\nEvil: 1': 'b' }),
    hinting('a link', { link: '<a\r\nEvil: 1>; rel=preload' }),
  ],
}
