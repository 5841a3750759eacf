/** The public functions of http-eras/test: each is the one of its file, behind a check of what it is given. */

import { checked } from '../api/check'
import {
  callback,
  either,
  flag,
  type KindsOf,
  kind,
  maybe,
  milliseconds,
  oneOf,
  options,
  pem,
  requiring,
  text,
  texts,
  whole,
} from '../api/kinds'
import { serveKinds, switchKinds } from '../api/shared-kinds'
import { type CassetteOptions, cassette as cassetteUnchecked } from './cassette'
import { type DescribeErasOptions, describeEras as describeErasUnchecked } from './describe-eras'
import { expectSameWire as expectSameWireUnchecked, type SameWireOptions } from './expect-same-wire'

const versions = either(text, texts, requiring('from', requiring('to', options({ from: text, to: text }))))

const runner = either(
  callback,
  kind('a test object', value => typeof (value as { readonly test?: unknown } | null)?.test === 'function'),
)

/** A test runner itself, such as what `require('node:test')` gives: its `describe` and `test` are the options of that name. */
const isRunner = (value: unknown): boolean => typeof (value as { readonly it?: unknown } | null)?.it === 'function'

const describeKinds: KindsOf<DescribeErasOptions> = {
  ...switchKinds,
  describe: runner,
  test: callback,
  concurrency: either(flag, whole(1)),
  title: callback,
}

const wireKinds: KindsOf<SameWireOptions> = {
  ...switchKinds,
  ignore: texts,
  timeout: milliseconds,
}

const { missed: _missed, onMiss: _onMiss, ...played } = serveKinds
const cassetteKinds: KindsOf<CassetteOptions> = {
  ...played,
  to: text,
  record: oneOf('once', 'all', 'none'),
  redact: texts,
  redactQuery: texts,
  redactJson: texts,
  redactForm: texts,
  keepSecrets: flag,
  ca: pem,
  insecure: flag,
  strict: flag,
  all: flag,
}

/** Runs one test under many versions in one process. */
export const describeEras = checked(
  'describeEras',
  { versions, body: callback, options: maybe(options(describeKinds, isRunner)) },
  describeErasUnchecked,
)
/** Runs a program under each version, and fails where the bytes of its connections differ. */
export const expectSameWire = checked(
  'expectSameWire',
  { versions, program: callback, options: maybe(options(wireKinds)) },
  expectSameWireUnchecked,
)
/** A server that plays a recorded one, or records it once. */
export const cassette = checked('cassette', { file: text, options: maybe(options(cassetteKinds)) }, cassetteUnchecked)
