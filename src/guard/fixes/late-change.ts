/** A value is looked at once and read again when it goes out: what changed in between is never looked at. */

import { change, type Fix } from '../fix'
import { changedArray, changingPath, changingText, changingTrailer } from '../late.probes'

export const lateChange: Fix = {
  id: 'late-change',
  cves: [],
  year: 2026,
  what: 'a header, a trailer or a first line that was changed after it was looked at',
  changes: [change('outgoing.lateChanges', 'checked')],
  breaks: 'Nobody: what is fit to be sent is sent.',
  probes: [changingText, changingTrailer, changedArray, changingPath],
}
