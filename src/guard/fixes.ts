/** All fixes, the weightiest first. */

import type { Fix } from './fix'
import { flood } from './fixes/flood'
import { headTime } from './fixes/head-time'
import { headerNames } from './fixes/header-names'
import { keepAliveTime } from './fixes/keep-alive-time'
import { lateLost } from './fixes/late-lost'
import { lengthAndCoding } from './fixes/length-and-coding'
import { pathBlank } from './fixes/path-blank'
import { reasonPhrase } from './fixes/reason-phrase'
import { repeatedLength } from './fixes/repeated-length'
import { requestHost } from './fixes/request-host'
import { requestMethod } from './fixes/request-method'
import { requestSplitting } from './fixes/request-splitting'
import { requestTime } from './fixes/request-time'
import { responseSplitting } from './fixes/response-splitting'
import { trailerSplitting } from './fixes/trailer-splitting'
import { unreadBody } from './fixes/unread-body'
import { upgradeBody } from './fixes/upgrade-body'
import { wideHeaders } from './fixes/wide-headers'

export const fixes: readonly Fix[] = [
  lengthAndCoding,
  repeatedLength,
  responseSplitting,
  wideHeaders,
  headerNames,
  reasonPhrase,
  trailerSplitting,
  requestSplitting,
  pathBlank,
  requestMethod,
  requestHost,
  flood,
  headTime,
  requestTime,
  keepAliveTime,
  upgradeBody,
  unreadBody,
  lateLost,
]
