/** All fixes, the weightiest first. */

import type { Fix } from './fix'
import { afterClose } from './fixes/after-close'
import { answerFraming } from './fixes/answer-framing'
import { answerHeadSize } from './fixes/answer-head-size'
import { answerTurn } from './fixes/answer-turn'
import { badRequest } from './fixes/bad-request'
import { bareCr } from './fixes/bare-cr'
import { bareLf } from './fixes/bare-lf'
import { blankBeforeColon } from './fixes/blank-before-colon'
import { blankBeforeName } from './fixes/blank-before-name'
import { chunkEnd } from './fixes/chunk-end'
import { chunkLine } from './fixes/chunk-line'
import { chunkSizeBytes } from './fixes/chunk-size-bytes'
import { codingList } from './fixes/coding-list'
import { earlyHints } from './fixes/early-hints'
import { flood } from './fixes/flood'
import { foldedLines } from './fixes/folded-lines'
import { headCount } from './fixes/head-count'
import { headSize } from './fixes/head-size'
import { headTime } from './fixes/head-time'
import { headerNames } from './fixes/header-names'
import { host } from './fixes/host'
import { http10Keep } from './fixes/http10-keep'
import { interimAnswer } from './fixes/interim-answer'
import { interimFlood } from './fixes/interim-flood'
import { keepAliveTime } from './fixes/keep-alive-time'
import { lateChange } from './fixes/late-change'
import { lateLost } from './fixes/late-lost'
import { lengthAndCoding } from './fixes/length-and-coding'
import { lengthDigits } from './fixes/length-digits'
import { lengthLie } from './fixes/length-lie'
import { nameBytes } from './fixes/name-bytes'
import { numberOverflow } from './fixes/number-overflow'
import { pathBlank } from './fixes/path-blank'
import { reasonPhrase } from './fixes/reason-phrase'
import { repeatedLength } from './fixes/repeated-length'
import { requestHost } from './fixes/request-host'
import { requestLine } from './fixes/request-line'
import { requestMethod } from './fixes/request-method'
import { requestSplitting } from './fixes/request-splitting'
import { requestTime } from './fixes/request-time'
import { responseSplitting } from './fixes/response-splitting'
import { reuseAfterError } from './fixes/reuse-after-error'
import { sentFraming } from './fixes/sent-framing'
import { surplusAnswer } from './fixes/surplus-answer'
import { tlsMinimum } from './fixes/tls-minimum'
import { trailerSplitting } from './fixes/trailer-splitting'
import { trailers } from './fixes/trailers'
import { trailingBlanks } from './fixes/trailing-blanks'
import { unaskedUpgrade } from './fixes/unasked-upgrade'
import { unframedBody } from './fixes/unframed-body'
import { unreadBody } from './fixes/unread-body'
import { upgradeBody } from './fixes/upgrade-body'
import { urlHost } from './fixes/url-host'
import { valueBytes } from './fixes/value-bytes'
import { verifyPeer } from './fixes/verify-peer'
import { wideHeaders } from './fixes/wide-headers'

export const fixes: readonly Fix[] = [
  lengthAndCoding,
  repeatedLength,
  codingList,
  bareCr,
  bareLf,
  blankBeforeName,
  blankBeforeColon,
  responseSplitting,
  wideHeaders,
  headerNames,
  reasonPhrase,
  trailerSplitting,
  earlyHints,
  requestSplitting,
  pathBlank,
  requestMethod,
  requestHost,
  lateChange,
  verifyPeer,
  tlsMinimum,
  urlHost,
  lengthLie,
  sentFraming,
  unframedBody,
  unaskedUpgrade,
  interimAnswer,
  interimFlood,
  reuseAfterError,
  surplusAnswer,
  flood,
  answerTurn,
  headTime,
  requestTime,
  keepAliveTime,
  upgradeBody,
  unreadBody,
  lateLost,
  lengthDigits,
  numberOverflow,
  chunkSizeBytes,
  chunkLine,
  chunkEnd,
  foldedLines,
  nameBytes,
  valueBytes,
  trailingBlanks,
  answerHeadSize,
  headSize,
  headCount,
  trailers,
  host,
  requestLine,
  badRequest,
  afterClose,
  http10Keep,
  answerFraming,
]
