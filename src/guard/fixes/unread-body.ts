/** A large body that nobody wants any more, after its answer: it is read on to its end, or taken for requests. */

import { uploading } from '../connection.probes'
import { change, type Fix } from '../fix'

export const unreadBody: Fix = {
  id: 'unread-body',
  cves: [],
  year: 2022,
  what: 'more than 64 KB of a body after its answer: the connection is closed',
  changes: [change('server.unreadBody', 64 * 1024)],
  breaks: 'Uploads that are refused early see a close, as with nginx.',
  probes: [uploading],
}
