/** How bytes are read: what the parser lets through, what it reports, and how it decodes; and what lines may be sent. */

import { choice, flag, table, text } from '../behaviour'

export const wire = {
  headerCharset: choice('How the bytes of a received head become text.', {
    latin1: 'One byte, one character.',
    utf8: 'Decoded as UTF-8; what is not UTF-8 becomes U+FFFD.',
  }),
  repeatedHeaders: choice('Which received header lines are joined with ", " when their name comes again.', {
    joinListed: 'Those in listedHeaders; of any other the first one is kept.',
    joinOthers: 'Those not in listedHeaders; of the listed the first one is kept.',
  }),
  listedHeaders: table<readonly string[]>(
    'The names that repeatedHeaders speaks of; `x-*` is every name with that beginning.',
  ),
  cookieSeparator: text('What stands between the values of Cookie lines that were joined.'),
  inheritedNames: choice('What a received name such as Constructor, which every object has, meets in headers.', {
    present: 'A line that came before: the first one is kept, or the new one is joined to it.',
    absent: 'Nothing: it becomes a header like any other.',
  }),
  protoHeaderShows: flag('A received header named __proto__ is an own property of headers.'),
  checksHeaderNames: flag('A name that is to be sent must be a token; else an error is thrown.'),
  headerValueBreaks: choice('What becomes of line breaks and control characters in a value that is to be sent.', {
    sent: 'They are sent.',
    stripped: 'Line breaks are taken out, with the blanks after them; all else is sent.',
    refused: 'An error is thrown, for characters beyond U+00FF too.',
  }),
}
