/** The header fields whose values are kept out of recordings. */

import { erasError } from '../../errors'

/** Those that are secrets unless the options say otherwise, in lower case. */
export const secretFields: ReadonlySet<string> = new Set([
  'authorization',
  'cookie',
  'proxy-authorization',
  'set-cookie',
])

/**
 * The names that a person gave, beside others.
 * @param command whose option it is
 * @throws ErasError ERAS_BAD_OPTION for what is not a name of a field
 */
export function secretsOf(command: string, given: readonly string[] = [], others = secretFields): ReadonlySet<string> {
  const names = given.flatMap(name => name.split(',')).map(name => name.trim().toLowerCase())
  const odd = names.find(name => !/^[!#$%&'*+\-.^_`|~0-9a-z]+$/.test(name))
  if (odd !== undefined)
    throw erasError('ERAS_BAD_OPTION', command, `--redact takes the name of a header field, not '${odd}'`)
  return new Set([...others, ...names])
}
