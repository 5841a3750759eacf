/** The public functions of http-eras: each is the one of its room, behind a check of what it is given. */

import { diffProfiles as diffProfilesUnchecked } from '../diff/data/profiles'
import { diffTranscripts as diffTranscriptsUnchecked } from '../diff/evidence/transcripts'
import type { ProfileDiffOptions } from '../diff/types'
import { fixesOf as fixesOfUnchecked } from '../guard/listing'
import type { Switches } from '../guard/switches'
import { createHttp as createHttpUnchecked, type HttpOptions } from '../http/create-http'
import { explainReading as explainReadingUnchecked } from '../parse/causes'
import { minimizeBytes as minimizeBytesUnchecked } from '../parse/minimize'
import { parseWith as parseWithUnchecked } from '../parse/parse-with'
import { type ReadOptions, readBytes as readBytesUnchecked } from '../parse/read-bytes'
import type { ParseOptions } from '../parse/types'
import { explain as explainUnchecked } from '../profile/explain'
import { SPEC_EXAMPLES } from '../profile/release'
import { resolve as resolveUnchecked } from '../profile/resolve'
import { vocabulary } from '../profile/vocabulary'
import { weightClasses } from '../profile/vocabulary/weights'
import { parts } from '../replay/compare/verdict'
import type { ReplayOptions } from '../replay/options'
import { replay as replayUnchecked } from '../replay/replay'
import { agrees } from '../replay/report/result'
import { playServer as playServerUnchecked } from '../replay/serve/play-server'
import { wrongInRun } from '../transcript/check'
import { parse } from '../transcript/format'
import { checked } from './check'
import {
  above,
  byName,
  bytes,
  callback,
  either,
  flag,
  type KindsOf,
  kind,
  listOf,
  listOfLength,
  maybe,
  milliseconds,
  oneOf,
  options,
  pem,
  profile,
  requiring,
  signal,
  text,
  texts,
  whole,
} from './kinds'
import { serveKinds, source, switchKinds } from './shared-kinds'

const spec = kind(`a version as a text, such as ${SPEC_EXAMPLES}`, value => typeof value === 'string')
const specOrProfile = either(spec, profile)
const pieces = either(bytes, listOf(bytes))

const withKind = either(
  text,
  texts,
  byName(
    kind('any value', () => true),
    'an object of values by the names of behaviours',
  ),
)

const httpKinds: KindsOf<HttpOptions> = {
  ...switchKinds,
  with: withKind,
  maxHeaderSize: whole(1, 'a whole number of bytes from 1 on'),
  insecureHTTPParser: flag,
  useEnvProxy: flag,
}

const readerKinds: KindsOf<Omit<ParseOptions, 'guarded'>> = { client: flag, method: text, upgrades: flag, end: flag }
const parseKinds: KindsOf<ParseOptions> = { ...readerKinds, guarded: flag }
const readKinds: KindsOf<ReadOptions> = { ...parseKinds, as: texts, everyRelease: flag, errors: flag }

const diffKinds: KindsOf<ProfileDiffOptions> = {
  areas: listOf(oneOf(...Object.keys(vocabulary))),
  weights: listOf(oneOf(...Object.keys(weightClasses))),
  since: text,
}

const replayKinds: KindsOf<ReplayOptions> = {
  to: text,
  engine: oneOf('bytes', 'undici'),
  compare: listOf(oneOf(...parts)),
  ignore: texts,
  learnNoise: flag,
  speed: either(above(0, 'a number above 0'), oneOf('max')),
  concurrency: whole(1),
  rate: above(0, 'a number above 0'),
  timeout: milliseconds,
  shard: text,
  hosts: texts,
  setHeaders: byName(text),
  rewriteHost: flag,
  ca: pem,
  insecure: flag,
  pipelining: whole(1),
  runtime: text,
  show: whole(0),
  maxRow: whole(1),
  signal,
  note: callback,
  progress: callback,
}

const outcome = kind(
  'a transcript, or a variant of a recording',
  value => !wrongInRun(value) && !('variants' in (value as object)),
)
const replayResult = kind(
  'the result of a replay',
  value => typeof (value as { same?: unknown } | null | undefined)?.same === 'number',
)

/** Makes the http module of a version or a profile, with classes of its own. */
export const createHttp = checked(
  'createHttp',
  { spec: specOrProfile, options: maybe(options(httpKinds)) },
  createHttpUnchecked,
)
/** The profile that a spec names. */
export const resolve = checked('resolve', { spec }, resolveUnchecked)
/** Which release a spec stands for and why, and every behaviour with its value, release and source. */
export const explain = checked('explain', { spec }, explainUnchecked)
/** The fixes of the guard, with the state of each for a version. */
export const fixesOf = checked(
  'fixesOf',
  { spec: specOrProfile, switches: maybe(options<Switches>(switchKinds)) },
  fixesOfUnchecked,
)
/** Which behaviours differ between two versions, most consequential first. */
export const diffProfiles = checked(
  'diffProfiles',
  { a: specOrProfile, b: specOrProfile, options: maybe(options(diffKinds)) },
  diffProfilesUnchecked,
)
/** Two outcomes side by side: transcripts, or variants of a recording. */
export const diffTranscripts = checked('diffTranscripts', { a: outcome, b: outcome }, diffTranscriptsUnchecked)
/** How one version reads the bytes of a connection. */
export const parseWith = checked(
  'parseWith',
  { version: specOrProfile, bytes: pieces, options: maybe(options(parseKinds)) },
  parseWithUnchecked,
)
/** How versions read the bytes of a connection: those that read alike are one group. */
export const readBytes = checked('readBytes', { bytes: pieces, options: maybe(options(readKinds)) }, readBytesUnchecked)
/** The same, with the behaviours that make each change. */
export const explainReading = checked(
  'explainReading',
  { bytes: pieces, options: maybe(options(readKinds)) },
  explainReadingUnchecked,
)
/** The smallest bytes on which two versions still disagree as they do on these. */
export const minimizeBytes = checked(
  'minimizeBytes',
  {
    versions: listOfLength(2, text, 'a list of two versions'),
    bytes,
    options: maybe(options(readerKinds)),
  },
  minimizeBytesUnchecked,
)
/** Plays recorded clients against a live server, and counts what comes back as recorded. */
export const replay = checked('replay', { source, options: requiring('to', options(replayKinds)) }, replayUnchecked)
/** Whether something was compared, and all of it came out as recorded. */
export const replayAgrees = checked('replayAgrees', { result: replayResult }, agrees)
/** Plays the recorded server for live clients. */
export const playServer = checked(
  'playServer',
  { transcripts: source, options: maybe(options(serveKinds)) },
  playServerUnchecked,
)
/** Reads the text of a recording or a transcript. */
export const parseTranscript = checked('parseTranscript', { text, name: maybe(text) }, parse)
