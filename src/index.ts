/** The public API of http-eras and nothing else. */

export {
  createHttp,
  diffProfiles,
  diffTranscripts,
  explain,
  explainReading,
  fixesOf,
  minimizeBytes,
  parseTranscript,
  parseWith,
  playServer,
  readBytes,
  replay,
  replayAgrees,
  resolve,
} from './api/functions'
export type {
  BehaviourChange,
  DiffLine,
  DiffPlace,
  DiffRow,
  DiffSide,
  EntryChange,
  HistoryStep,
  ListChange,
  ProfileDiff,
  ProfileDiffOptions,
  ShownBy,
  SourceText,
  StepSource,
  TranscriptDiff,
} from './diff/types'
export { ErasError, type ErrorCode } from './errors'
export type { FixState } from './guard/guard'
export type { Refusal } from './guard/ledger'
export type { FixOfRelease, ListedFix } from './guard/listing'
export type { Switches } from './guard/switches'
export type { HttpOptions } from './http/create-http'
export type {
  CausingBehaviour,
  ExplainedChange,
  ExplainedReading,
  ReadCause,
  ValueMeanings,
} from './parse/causes'
export type { Minimized } from './parse/minimize'
export type { Bytes } from './parse/parse-with'
export type { ReadOptions } from './parse/read-bytes'
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
export type { ChangedValue, ExplainedBehaviour, Explanation, ValueOrigin } from './profile/explain'
export type { Profile } from './profile/profile'
export type { Weight } from './profile/vocabulary/weights'
export type { With } from './profile/with/items'
export type { Recorded, Source as ReplaySource } from './replay/corpus/corpus'
export type { Progress, ReplayOptions } from './replay/replay'
export type { ReplayResult, ShownDifference } from './replay/report/result'
export type { PlayedServer, ServeOptions } from './replay/serve/play-server'
export type { Connection, Outcome, Recording, Traffic, Transcript, Turn, Variant } from './transcript/types'
export type { AnyHttp } from './types/any-http'
export type { HttpOf } from './types/http-of'
