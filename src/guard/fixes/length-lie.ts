/** Bodies that are longer or shorter than their Content-Length says: what is too much is read as the next message. */

import { change, type Fix } from '../fix'
import { overrunning } from '../outgoing.probes'

export const lengthLie: Fix = {
  id: 'length-lie',
  cves: [],
  year: 2022,
  what: 'a body with more or fewer bytes than its Content-Length says: it ends its connection',
  changes: [change('outgoing.otherLengths', 'closes')],
  breaks: 'Old programs that count letters for bytes: common. What receivers took is what they get; the close is new.',
  probes: [
    overrunning('more bytes', 3, 'abcHTTP/1.1 200 OK\r\nEvil: 1\r\n\r\n'),
    overrunning('more bytes, as a buffer', 3, Buffer.from('abcHTTP/1.1 200 OK\r\nEvil: 1\r\n\r\n')),
    overrunning('fewer bytes', 30, 'abc'),
  ],
}
