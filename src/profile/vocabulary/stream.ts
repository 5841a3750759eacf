/** The stream classes that the messages stand on. */

import { choice } from '../behaviour'

export const stream = {
  readable: choice('What an incoming message stands on.', {
    old: 'The old Stream: events straight from the parser, pause and resume only reach the socket.',
    streams2: 'Readable as it was first (readable-stream 1.0).',
    streams3: 'Readable that flows (readable-stream 2.3).',
    streams3b: 'Readable that flows, later errors and order of events (readable-stream 3.6).',
  }),
}
