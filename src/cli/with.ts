/** The option `--with` of the commands that take a version. */

import { CHANGE_EXAMPLES } from '../profile/release'
import type { Option } from './command'

const { behaviour, area, value } = CHANGE_EXAMPLES

export const withOption = {
  type: 'string',
  multiple: true,
  value: 'CHANGES',
  what: `single behaviours otherwise than the version has them: ${behaviour} (as there), ${area} (a whole area), ${value}; several with commas between them`,
} as const satisfies Option
