/** All fixes, the weightiest first. */

import type { Fix } from './fix'
import { headerNames } from './fixes/header-names'
import { lengthAndCoding } from './fixes/length-and-coding'
import { pathBlank } from './fixes/path-blank'
import { reasonPhrase } from './fixes/reason-phrase'
import { repeatedLength } from './fixes/repeated-length'
import { requestHost } from './fixes/request-host'
import { requestMethod } from './fixes/request-method'
import { requestSplitting } from './fixes/request-splitting'
import { responseSplitting } from './fixes/response-splitting'
import { trailerSplitting } from './fixes/trailer-splitting'
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
]
