/** Kinds of arguments that functions of http-eras and of http-eras/test have in common. */

import type { Switches } from '../guard/switches'
import type { ServeOptions } from '../replay/serve/play-server'
import {
  above,
  byName,
  callback,
  either,
  flag,
  type KindsOf,
  kind,
  listOf,
  milliseconds,
  oneOf,
  options,
  pem,
  requiring,
  text,
  texts,
  whole,
} from './kinds'

export const switchKinds: KindsOf<Switches> = {
  faithful: flag,
  guard: either(flag, byName(flag, 'an object of true or false by the ids of fixes')),
  reportOnly: flag,
}

const recorded = kind(
  'a transcript, as parseTranscript gives it',
  value => typeof (value as { readonly format?: unknown } | null | undefined)?.format === 'string',
)
const stream = kind(
  'an async iterable of transcripts',
  value =>
    typeof (value as { readonly [Symbol.asyncIterator]?: unknown } | null)?.[Symbol.asyncIterator] === 'function',
)
/** What is replayed. */
export const source = either(
  kind('the path of a file', value => typeof value === 'string'),
  recorded,
  stream,
  listOf(either(text, recorded), 'a list of both'),
)

export const serveKinds: KindsOf<ServeOptions> = {
  port: kind(
    'a port, from 0 to 65535',
    value => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 65535,
  ),
  host: text,
  matchHeaders: texts,
  ignoreBody: flag,
  ignore: texts,
  match: texts,
  hosts: texts,
  repeat: oneOf('last', 'none'),
  speed: either(above(0, 'a number above 0'), oneOf('max')),
  onMiss: text,
  timeout: milliseconds,
  tls: requiring('cert', requiring('key', options({ cert: pem, key: pem }))),
  runtime: text,
  maxRow: whole(1),
  closest: either(flag, oneOf('told')),
  missed: callback,
  note: callback,
}
