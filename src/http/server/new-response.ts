/** The response to a request, made of the class of its server, with what it says of the server. */

import type { IncomingMessage } from '../shapes/connection'
import type { Era } from '../shapes/era'
import { kServerResponse, kUniqueHeaders, type Server, type ServerResponse } from '../shapes/server'

type Make = (server: Server, req: IncomingMessage) => ServerResponse

const withRequest: Make = (server, req) => new server[kServerResponse](req)
const withOptions: Make = (server, req) => {
  const { writableHighWaterMark: highWaterMark } = req.socket
  const { rejectNonStandardBodyWrites } = server
  return new server[kServerResponse](req, { highWaterMark, rejectNonStandardBodyWrites })
}

/** @returns what makes a response */
export function makeNewResponse({ profile }: Era): Make {
  const { maxRequestsPerSocket, rejectNonStandardBodyWrites, uniqueHeaders } = profile.server
  const make = rejectNonStandardBodyWrites ? withOptions : withRequest
  const hintsTime = profile.outgoing.keepAliveHint !== 'never'
  const hintsLimit = maxRequestsPerSocket !== 'absent'
  const joins = uniqueHeaders !== 'absent'
  return (server, req) => {
    const res = make(server, req)
    if (hintsTime) res._keepAliveTimeout = server.keepAliveTimeout
    if (hintsLimit) res._maxRequestsPerSocket = server.maxRequestsPerSocket
    if (joins) res[kUniqueHeaders] = server[kUniqueHeaders]
    return res
  }
}
