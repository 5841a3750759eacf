/** The public API of http-eras and nothing else. */

export { diffProfiles } from './diff/data/profiles'
export { diffTranscripts } from './diff/evidence/transcripts'
export type {
  BehaviourChange,
  Cell,
  DiffPlace,
  DiffRow,
  DiffSide,
  Document,
  EntryChange,
  HistoryStep,
  ListChange,
  ProfileDiff,
  ProfileDiffOptions,
  ShownBy,
  StepSource,
  TranscriptDiff,
} from './diff/types'
export { ErasError, type ErrorCode } from './errors'
export type { FixState } from './guard/guard'
export type { Refusal } from './guard/ledger'
export { type FixOfRelease, fixesOf, type ListedFix } from './guard/listing'
export type { Switches } from './guard/switches'
export { createHttp, type HttpOptions } from './http/create-http'
export {
  type CausingBehaviour,
  type ExplainedChange,
  type ExplainedReading,
  explainReading,
  type Means,
  type ReadCause,
} from './parse/causes'
export { type Minimized, minimizeBytes } from './parse/minimize'
export { type Bytes, parseWith } from './parse/parse-with'
export { type ReadOptions, readBytes } from './parse/read-bytes'
export type {
  BytesReading,
  ErrorOf,
  GuardedGroup,
  LeftOver,
  MessagePart,
  ParseOptions,
  ReadBody,
  ReadDifference,
  ReadError,
  ReadField,
  ReadFraming,
  Reading,
  ReadingChange,
  ReadingGroup,
  ReadMessage,
  ReadState,
  ToldAs,
} from './parse/types'
export { type ChangedValue, type ExplainedBehaviour, type Explanation, explain, type Origin } from './profile/explain'
export type { Profile } from './profile/profile'
export { resolve } from './profile/resolve'
export type { Weight } from './profile/vocabulary/weights'
export type { With } from './profile/with/items'
export type { Recorded, Source as ReplaySource } from './replay/corpus/corpus'
export { type Progress, type ReplayOptions, replay } from './replay/replay'
export { agrees as replayAgrees, type ReplayResult, type ShownDifference } from './replay/report/result'
export { type PlayedServer, playServer, type ServeOptions } from './replay/serve/play-server'
export { parse as parseTranscript } from './transcript/format'
export type { Connection, Outcome, Recording, Traffic, Transcript, Turn, Variant } from './transcript/types'
export type { AnyHttp } from './types/any-http'
export type { HttpOf } from './types/http-of'
