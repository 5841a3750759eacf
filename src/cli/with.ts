/** The option `--with` of the commands that take a version. */

import type { Option } from './command'

export const withOption = {
  type: 'string',
  multiple: true,
  value: 'CHANGES',
  what: 'single behaviours otherwise than the version has them: agent.keepAlive@18 (as in 18), server@18.19.0 (a whole area), server.requestTimeout=0; several with commas between them',
} as const satisfies Option
