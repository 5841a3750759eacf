/** A blank in the path of a request ends it: what follows is read as the version. */

import { change, type Fix } from '../fix'
import { requesting } from '../outgoing.probes'

export const pathBlank: Fix = {
  id: 'path-blank',
  cves: ['CVE-2018-12116'],
  year: 2014,
  what: 'the path of a request with blanks: escape them (%20), as encodeURI does',
  changes: [
    change('client.pathCheck', own => {
      if (own === 'none') return 'blank'
      return own === 'splitting' ? 'printable' : own
    }),
  ],
  breaks: 'Programs of 2011 that do not escape blanks, which servers took: common.',
  probes: [requesting('a blank', { path: '/a b' })],
}
