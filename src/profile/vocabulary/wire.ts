/** How bytes are read: what the parser lets through, what it reports, and how it decodes. */

import { choice } from '../behaviour'

export const wire = {
  headerCharset: choice('How the bytes of a received head become text.', {
    latin1: 'One byte, one character.',
    utf8: 'Decoded as UTF-8; what is not UTF-8 becomes U+FFFD.',
  }),
}
