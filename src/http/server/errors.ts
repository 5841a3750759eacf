/** What a server does about a connection that sends what is not a request, or that fails. */

import { type GuardError, isOfGuard } from '../../guard/era-guard'
import type { Profile } from '../../profile/profile'
import { listenerCount } from '../../stream/emitter'
import type { ParseError } from '../../wire/parser'
import { codedErrorOf } from '../era-error'
import type { Era } from '../shapes/era'
import { kExchanges, type ServedSocket, type ServerResponse } from '../shapes/server'
import { handleOf } from '../socket/accessors'
import { closeGently } from './close-gently'

const BARE = 'HTTP/1.1 400 Bad Request\r\n\r\n'
const CLOSING = 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'

const PHRASES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  413: 'Payload Too Large',
  431: 'Request Header Fields Too Large',
  505: 'HTTP Version Not Supported',
}
/** What says more than 400 of a fault. */
const STATUSES: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
}
const answerTo = (status: number): string => `HTTP/1.1 ${status} ${PHRASES[status]}\r\nConnection: close\r\n\r\n`

/** In the words of the engine: something was asked of the handle of a connection that has none. */
const NO_HANDLE = "Cannot read property 'getAsyncId' of undefined"

type Failure = Error & { code?: string }

const quiet = (): void => {}

const begun = (socket: ServedSocket) => (socket._httpMessage as ServerResponse | null)?._headerSent

const isEncrypted = (socket: ServedSocket): boolean => (socket as { encrypted?: boolean }).encrypted === true

function abortError(message: string, code: string): Failure {
  return Object.assign(new Error(`http.ServerRequest ${message}`), { code })
}

/** What a server answers to bytes that it cannot read: by the code of the error, and else. */
function answersOf(way: Profile['server']['errorAnswer']) {
  const badRequest = way === 'bare' ? BARE : CLOSING
  const answers: Readonly<Record<string, string>> = {
    HPE_HEADER_OVERFLOW: way === 'telling' ? answerTo(431) : badRequest,
    HPE_CHUNK_EXTENSIONS_OVERFLOW: answerTo(413),
    ERR_HTTP_REQUEST_TIMEOUT: answerTo(408),
  }
  return { answers, badRequest }
}

export function makeConnectionErrors(era: Era) {
  const { guard, parsers, socketAdapter } = era
  const { clientError, faultDemandsHandle, errorAfterAnswer, errorAnswer, handedErrors, tellsAnswered, unreadable } =
    era.profile.server
  const coded = codedErrorOf(era.profile)
  const keepsQuiet = !era.profile.https.tellsBadRequests
  const answersUnreadable = guard.profile.server.unreadable === 'answered'
  const { answers, badRequest } = answersOf(errorAnswer)
  const mayAnswer = {
    answered: () => true,
    unanswered: (socket: ServedSocket) => socket.bytesWritten === 0,
    answeredBetween: (socket: ServedSocket) => !begun(socket),
  }[errorAfterAnswer]

  /** Only errors of the bytes are reported; a peer that went away was no error then. */
  function tell(this: ServedSocket, error: Failure): void {
    if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') this[kExchanges].server.emit('clientError', error)
  }
  function tellWithSocket(this: ServedSocket, error: Failure): void {
    if (!this[kExchanges].server.emit('clientError', error, this)) this.destroy(error)
  }
  function answer(this: ServedSocket, error: Failure): void {
    this.removeListener('error', answer)
    this.on('error', quiet)
    if (this[kExchanges].server.emit('clientError', error, this)) return
    if (this.writable && mayAnswer(this)) {
      this.write(answers[error.code as string] ?? badRequest, 'latin1')
    }
    this.destroy(tellsAnswered ? error : undefined)
  }

  function leave(this: ServedSocket, error: Failure): void {
    this.removeListener('error', leave)
    this.on('error', quiet)
    if (!this[kExchanges].server.emit('clientError', error, this)) this.destroy(error)
  }

  const refused = new WeakSet<ServedSocket>()

  /** The other side is told what became of its request, as HTTP has it (RFC 9112, 2.2). */
  function refuseWithAnswer(socket: ServedSocket, error: Failure, status: number, tellsIt: boolean): void {
    if (refused.has(socket) || socket.destroyed) return
    refused.add(socket)
    socket.removeListener('error', onError)
    socket.on('error', quiet)
    const { parser, server } = socket[kExchanges]
    const answer = begun(socket) ? '' : answerTo(status)
    // Where the listener does not answer, it may end the connection, as the server's own did.
    if (!asks && answer !== '') socket.write(answer, 'latin1')
    const told = clientError === 'told' ? [error] : [error, socket]
    const heard = tellsIt && server.emit('clientError', ...told)
    if ((heard && asks) || socket.destroyed) return
    // A connection without a parser takes nothing any more.
    if (parser.socket === socket) parsers.free(parser)
    socketAdapter.resume(socket)
    closeGently(socket, asks ? answer : '')
  }

  const onError = { told: tell, destroyed: tellWithSocket, heard: leave, answered: answer }[clientError]
  const asks = clientError === 'heard' || clientError === 'answered'
  /** Whether a listener of the program answers. */
  const isLeft = (socket: ServedSocket): boolean =>
    clientError === 'answered' || (asks && listenerCount(socket[kExchanges].server, 'clientError') > 0)
  const isUnheard = (socket: ServedSocket): boolean => keepsQuiet && isEncrypted(socket)

  function leaveToRelease(socket: ServedSocket, error: Failure): void {
    if (asks) onError.call(socket, error)
    else socket.destroy(isUnheard(socket) ? undefined : error)
  }
  return {
    watch(socket: ServedSocket): void {
      socket.on('error', onError)
    },
    /** The connection is the program's from here on. */
    release(socket: ServedSocket): void {
      if (!handedErrors) socket.removeListener('error', onError)
    },
    /** The parser could not go on. */
    refuse(socket: ServedSocket, error: ParseError | GuardError): void {
      if (isOfGuard(error)) refuseWithAnswer(socket, error, error.status, true)
      else if (faultDemandsHandle && handleOf(socket) === undefined) throw new TypeError(NO_HANDLE)
      else if (!answersUnreadable || isLeft(socket)) leaveToRelease(socket, error)
      else {
        guard.refuse('bad-request', 'to close without a word on a request that cannot be read')
        if (unreadable === 'closed') leaveToRelease(socket, error)
        else refuseWithAnswer(socket, error, STATUSES[error.code as string] ?? 400, !isUnheard(socket))
      }
    },
    /** A request takes too long. */
    refuseLate(socket: ServedSocket): void {
      onError.call(socket, coded(Error, 'ERR_HTTP_REQUEST_TIMEOUT', 'Request timeout') as Failure)
    },
    /** Why a request is aborted, in the eras that say it. */
    whyAborted: (timedOut: boolean): Failure =>
      timedOut ? abortError('timed out', 'timeout') : abortError('was aborted by the client', 'aborted'),
  }
}
