/** The options of `http-eras record`, in both of its forms. */

import { BINARIES } from '../profile/release'
import type { Call, Option } from './command'

export const recordOptions = {
  listen: {
    type: 'string',
    value: '[HOST:]PORT',
    what: 'where clients connect (host: 127.0.0.1; port 0 takes a free one)',
  },
  to: { type: 'string', value: 'HOST:PORT', what: 'the server behind the proxy' },
  forward: {
    type: 'string',
    value: '[HOST:]PORT',
    what: 'instead of --listen and --to: a forward proxy, whose clients name the server (curl -x http://127.0.0.1:PORT)',
  },
  'open-proxy': { type: 'boolean', what: '--forward may listen where other machines reach it: it serves them all' },
  out: { type: 'string', short: 'o', value: 'FILE', what: 'the file for the rows, or the directory for recordings' },
  mode: {
    type: 'string',
    value: 'MODE',
    what: 'new: goes on after what FILE has; update: the first row replaces FILE; none: only passes (default: new; none where CI is set)',
  },
  fsync: { type: 'boolean', what: 'a row counts as written when the disk has it' },
  rotate: {
    type: 'string',
    value: 'SIZE',
    what: 'begins another file (FILE.2.jsonl, …) when one has so much, such as 256m',
  },
  'keep-secrets': {
    type: 'boolean',
    what: 'keeps the values of authorization, cookie, set-cookie, proxy-authorization',
  },
  explain: { type: 'boolean', what: 'says on stderr what the environment, package.json and the options say' },
  redact: { type: 'string', multiple: true, value: 'NAME', what: 'keeps the values of this header field out, too' },
  'redact-query': {
    type: 'string',
    multiple: true,
    value: 'NAME',
    what: 'keeps the values of this parameter out of targets, and of URLs in header fields',
  },
  'redact-json': {
    type: 'string',
    multiple: true,
    value: 'JSONPATH',
    what: 'keeps values of JSON bodies out: user.password, items[*].key, **.token',
  },
  'redact-form': {
    type: 'string',
    multiple: true,
    value: 'NAME',
    what: 'keeps the values of this field out of forms, multipart ones too',
  },
  'tls-listen': {
    type: 'string',
    value: '[HOST:]PORT',
    what: 'instead of --listen: clients speak TLS, with --cert and --key',
  },
  cert: { type: 'string', value: 'FILE', what: 'certificate of the proxy, PEM' },
  key: { type: 'string', value: 'FILE', what: 'its private key, PEM' },
  'tls-to': { type: 'string', value: 'HOST:PORT', what: 'instead of --to: the server speaks TLS' },
  ca: { type: 'string', value: 'FILE', what: 'certificates that the server is trusted by, PEM' },
  servername: { type: 'string', value: 'NAME', what: 'the name that the server is asked by and checked for' },
  insecure: { type: 'boolean', what: 'takes any certificate of the server' },
  as: { type: 'string', multiple: true, value: 'SPEC', what: 'records scenarios on this profile' },
  runtime: { type: 'string', multiple: true, value: 'PATH', what: `records scenarios on this ${BINARIES}` },
  check: { type: 'boolean', what: 'writes nothing, only compares with what DIR has: exit code 1 if it differs' },
  verbose: {
    type: 'boolean',
    what: 'names each row on stderr when it is written (with --fsync: when the disk has it)',
  },
  json: { type: 'boolean', what: 'the summary as JSON' },
} as const satisfies Readonly<Record<string, Option>>

export type RecordCall = Call<typeof recordOptions>
