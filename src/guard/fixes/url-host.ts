/** A backslash in an address: one reader ends the host there, another one does not, and they connect to different hosts. */

import type { Fix } from '../fix'
import { addressing } from '../https.probes'

export const urlHost: Fix = {
  id: 'url-host',
  cves: ['CVE-2018-12123'],
  year: 2018,
  what: 'a backslash in an address that does not end its host',
  changes: [],
  withoutPrelude: ['url.backslash'],
  breaks: 'Relative addresses with backslashes: rare.',
  probes: [addressing],
}
