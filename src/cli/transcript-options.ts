/** The options of `http-eras transcript`. */

import type { Call, Option } from './command'

export const transcriptOptions = {
  out: {
    type: 'string',
    short: 'o',
    value: 'FILE',
    what: 'convert, redact: the file to write; split: its name before the numbers',
  },
  id: { type: 'string', multiple: true, value: 'ID', what: 'only this connection' },
  json: { type: 'boolean', what: 'show: rows as JSON Lines; verify: what is wrong as JSON' },
  full: { type: 'boolean', what: 'show: lines of any length, as they are' },
  'keep-secrets': { type: 'boolean', what: 'redact: only what --redact names' },
  redact: { type: 'string', multiple: true, value: 'NAME', what: 'redact: this header field, too' },
  connections: { type: 'string', value: 'N', what: 'split: so many connections a file' },
  size: {
    type: 'string',
    value: 'SIZE',
    what: 'split: files of about this size, such as 256m (as text, before compression)',
  },
  shards: {
    type: 'string',
    value: 'N',
    what: 'split: so many files, connections dealt out by their id (as replay --shard does)',
  },
  'max-row': { type: 'string', value: 'SIZE', what: 'how long a row may be (default: 32m)' },
} as const satisfies Readonly<Record<string, Option>>

export type TranscriptCall = Call<typeof transcriptOptions>
