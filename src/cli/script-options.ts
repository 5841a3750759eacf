/** The options of the commands that run a program: what it is sent, and who answers it. */

import type { Option } from './command'

export const scriptOptions = {
  drive: {
    type: 'string',
    value: 'FILE',
    what: 'what a server is sent: a list of requests, a recording, a transcript or recorded traffic',
  },
  peer: {
    type: 'string',
    value: 'FILE',
    what: 'who answers a client: the server of a recording, a transcript or traffic',
  },
  against: { type: 'string', value: 'URL', what: 'who answers a client: a live peer' },
} as const satisfies Readonly<Record<string, Option>>
