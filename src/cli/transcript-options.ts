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
  list: { type: 'boolean', what: 'show: a line for each request' },
  decode: { type: 'boolean', what: 'show: heads, and bodies without framing and codings, as text where they are text' },
  html: { type: 'string', value: 'FILE', what: 'show: the requests as a page for a browser' },
  method: { type: 'string', multiple: true, value: 'NAMES', what: 'show: only requests with this method: GET,POST' },
  host: {
    type: 'string',
    multiple: true,
    value: 'HOSTS',
    what: 'show: only to this host: api.example, *.example:8080',
  },
  path: {
    type: 'string',
    multiple: true,
    value: 'PATTERN',
    what: 'show: only of this path: /users/*; without a ?, the query does not count',
  },
  status: {
    type: 'string',
    multiple: true,
    value: 'STATUSES',
    what: 'show: only with such an answer: 404, 5xx, 400-499, none',
  },
  json: { type: 'boolean', what: 'show: rows, or the requests, as JSON Lines; verify: what is wrong as JSON' },
  full: { type: 'boolean', what: 'show: lines and bodies of any length' },
  'keep-secrets': { type: 'boolean', what: 'redact: only what --redact names' },
  explain: { type: 'boolean', what: 'says on stderr what the environment, package.json and the options say' },
  redact: { type: 'string', multiple: true, value: 'NAME', what: 'redact: this header field, too' },
  'redact-query': {
    type: 'string',
    multiple: true,
    value: 'NAME',
    what: 'redact: keeps the values of this parameter out of targets, and of URLs in header fields',
  },
  'redact-json': {
    type: 'string',
    multiple: true,
    value: 'JSONPATH',
    what: 'redact: keeps values of JSON bodies out: user.password, items[*].key, **.token',
  },
  'redact-form': {
    type: 'string',
    multiple: true,
    value: 'NAME',
    what: 'redact: keeps the values of this field out of forms, multipart ones too',
  },
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

/** What the words of the command ask for. */
export interface Job extends Pick<TranscriptCall, 'options' | 'terminal'> {
  readonly files: readonly string[]
}
