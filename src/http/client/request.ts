/** ClientRequest: reads its options in the order of its era, renders its head, and asks for a connection. */

import { inherit, type Members, putMembers } from '../members'
import { channelOf } from '../observe/published'
import { room } from '../outgoing/fields'
import { uniqueNames } from '../outgoing/header-lists'
import type { ClientRequest, ClientRequestConstructor, ClientSocket, RequestOptions } from '../shapes/client'
import type { Era } from '../shapes/era'
import { kHighWaterMark, kUniqueHeaders, type OutgoingMessage } from '../shapes/outgoing'
import { makeValidationCheck } from '../validation'
import { makeAbort } from './abort'
import { makeReadArguments } from './arguments'
import { makeChecks } from './checks'
import { makeConnect } from './connect'
import { makeHead } from './head'
import { makeProxied } from './proxied'
import { makeAnswers } from './response'
import { makeReadSignal } from './signal'
import { makeRequestSocket } from './socket'
import { makeTimeoutListening, makeTimers } from './timers'

const kPath = Symbol('path')

export function makeClientRequest(era: Era): ClientRequestConstructor {
  const { client } = era.profile
  const checks = makeChecks(era)
  const head = makeHead(era, checks)
  const construct = client.agentOption === 'perHost' ? makePerHost(era, checks, head) : makeFull(era, checks, head)

  const ClientRequest = function (
    this: ClientRequest & { [field: number]: 0 },
    input: unknown,
    second: unknown,
    third: unknown,
  ) {
    // biome-ignore format: only how many there are counts.
    if (room.asked) {
      this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] =
      this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] =
      this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] =
      this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] =
      this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = this[0] = 0
    }
    era.OutgoingMessage.call(this as unknown as OutgoingMessage)
    construct(this, input, second, third)
    if (created?.hasSubscribers) created.publish({ request: this })
  } as unknown as ClientRequestConstructor
  inherit(ClientRequest, era.OutgoingMessage, era.profile.module.constructorsInherit)

  const { timeoutHeard } = era.profile.agent
  const { listenForTimeout } = makeTimeoutListening(era)
  const abort = makeAbort(era)
  const answers = makeAnswers(era, socket => sockets.release(socket))
  const started = channelOf(era, 'client.request.start')
  const created = channelOf(era, 'client.request.created')
  const sockets = makeRequestSocket(era, answers.onIncoming)

  const onSocketNow = (req: ClientRequest, socket: ClientSocket | null, error?: Error | null) => {
    if (abort.turnsAway(req, socket, error)) return
    if (timeoutHeard && req.agent && req.agent.options?.timeout) listenForTimeout(req, socket!)
    sockets.assign(req, socket!)
  }
  const methods: Members = {
    aborted: { value: undefined, writable: true },
    path: {
      get(this: ClientRequest & { [kPath]?: string }) {
        return this[kPath]
      },
      set(this: ClientRequest & { [kPath]?: string }, path: unknown) {
        const text = String(path)
        checks.path(text)
        this[kPath] = text
      },
    },
    _finish(this: ClientRequest) {
      era.OutgoingMessage.prototype._finish.call(this as unknown as OutgoingMessage)
      if (started?.hasSubscribers) started.publish({ request: this })
    },
    _implicitHeader(this: ClientRequest) {
      head.render(this)
    },
    abort: abort.abort,
    destroy: abort.destroy,
    onSocket(this: ClientRequest, socket: ClientSocket | null, error?: Error | null) {
      process.nextTick(onSocketNow, this, socket, error)
    },
    ...makeTimers(era, checks),
  }
  putMembers(ClientRequest.prototype, client.methods, methods)
  return ClientRequest
}

/** Only the headers that the program sets are sent. */
function leaveDefaults(req: ClientRequest, options: RequestOptions): void {
  if (options.setHost === undefined) options.setHost = false
  req._removedConnection = req._removedContLen = req._removedTE = true
}

type Construct = (req: ClientRequest, input: unknown, second: unknown, third: unknown) => void
type RequestParts = [era: Era, checks: ReturnType<typeof makeChecks>, head: ReturnType<typeof makeHead>]

/** A request whose agent comes first: (options, the agent's default port), and no connection yet. */
function makePerHost(...[, checks, head]: RequestParts): Construct {
  return (req, input, defaultPort) => {
    const options = input as RequestOptions
    checks.path(options.path)
    checks.host(options)
    req.method = checks.method(options.method)
    req.path = options.path || '/'
    head.fill(req, options, options.host, (defaultPort as number) || 80)
    req.shouldKeepAlive = false
    req._last = true
    head.renderEarly(req, options)
  }
}

/** A request that finds its agent itself: (options, listener) or (url, options, listener). */
function makeFull(...[era, checks, head]: RequestParts): Construct {
  const { client } = era.profile
  const { headBeforeAgent, hostnamePreferred, defaultHost, pathAccessor, timeoutOption, ownFields } = client
  const keepsPath = pathAccessor && (client.methods as readonly string[]).includes('path')
  const readSignal = makeReadSignal(era)
  const { defaultHeadersOption, joinOption, maxHeaderSizeOption, takesMark } = client
  const { httpValidation } = era.profile.server
  const checkValidation = makeValidationCheck(era.profile)
  const { hostField, insecureParser, reusedSocket, aborted, protocolCheck } = client
  const read = makeReadArguments(era)
  const proxied = makeProxied(era)
  // Where http.request reads what it is given, the constructor takes nothing from a text.
  const joinsUnique = era.profile.outgoing.uniqueHeaders
  const makesText = era.profile.server.uniqueHeaders === 'any'
  const readArguments: typeof read =
    protocolCheck === 'request' ? (input, ...more) => read(typeof input === 'string' ? {} : input, ...more) : read
  const connect = makeConnect(era)
  const checksTimeout = client.timeoutCheck === 'request'
  const timeouts = makeTimeoutListening(era)
  const listenForOption = client.optionTimeout === 'stays' ? timeouts.listenUntilEnd : timeouts.listenForTimeout
  const checksAgain = client.timeoutCheck === 'connectionAndRequest'
  const usualPort = client.portsDefault ? 80 : undefined
  const noHost = defaultHost === 'none' ? undefined : defaultHost

  function readUnique(req: ClientRequest, { uniqueHeaders }: RequestOptions & { uniqueHeaders?: unknown }): void {
    req[kUniqueHeaders] = uniqueNames(uniqueHeaders, makesText)
  }

  /** How the head of the answer is to be read. */
  function readParsing(req: ClientRequest, options: RequestOptions): void {
    if (takesMark) (req as unknown as OutgoingMessage)[kHighWaterMark] = options.highWaterMark as number
    if (maxHeaderSizeOption) checks.maxHeaderSize((req.maxHeaderSize = options.maxHeaderSize))
    if (insecureParser) checks.insecure((req.insecureHTTPParser = options.insecureHTTPParser))
    if (httpValidation) {
      checkValidation(options as object)
      req.httpValidation = options.httpValidation
    }
    if (joinOption) checks.join((req.joinDuplicateHeaders = options.joinDuplicateHeaders))
  }

  return (req, input, second, third) => {
    const [options, listener] = readArguments(input, second, third)
    const agent = connect.agentOf(options)
    req.agent = agent
    checks.path(options.path)
    if (protocolCheck !== 'request') checks.protocol(options, agent)
    checks.host(options)
    const defaultPort = options.defaultPort || usualPort || (agent ? agent.defaultPort : undefined)
    options.port = options.port || defaultPort || 80
    const host = (options.host = (hostnamePreferred && options.hostname) || options.host || noHost)
    const writesDefaults = client.optionsWritten === 'defaults'
    if (writesDefaults) Object.assign(options, { agent, defaultPort })
    if (defaultHeadersOption && options.setDefaultHeaders === false) leaveDefaults(req, options)
    req.socketPath = options.socketPath
    readSignal(req, options)
    if (timeoutOption) {
      if (!checksTimeout) req.timeout = options.timeout
      else if (options.timeout !== undefined) req.timeout = checks.timeout(options.timeout, 'timeout')
    }
    req.method = checks.method(options.method)
    readParsing(req, options)
    // What is assigned later becomes a text; this stays as it was given.
    if (keepsPath) (req as { [kPath]?: unknown })[kPath] = options.path || '/'
    else req.path = options.path || '/'
    if (ownFields !== 'bare') req._ended = false
    if (ownFields === 'all') {
      req.res = null
      req.aborted = aborted === 'flag' ? false : undefined
      req.timeoutCb = null
      req.upgradeOrConnect = false
      req.parser = null
      req.maxHeadersCount = null
      if (reusedSocket) req.reusedSocket = false
      if (hostField) {
        req.host = host
        req.protocol = options.protocol || (agent && agent.protocol) || 'http:'
      }
    }
    if (listener) {
      checks.listener(listener)
      req.once('response', listener)
    }
    if (headBeforeAgent) {
      head.fill(req, options, host, defaultPort)
      head.renderEarly(req, options)
      connect.decideKeepAlive(req)
    } else {
      connect.decideKeepAlive(req)
      head.fill(req, options, host, defaultPort)
      proxied(req, options)
      head.renderEarly(req, options)
    }
    // By now the head was made: what is written here is no wish of the program.
    if (writesDefaults && options.setHost === undefined) options.setHost = true
    // A head that is rendered by now was not told of them; trailers are.
    if (joinsUnique) readUnique(req, options)
    connect.start(req, options)
    if (req.timeout !== undefined) {
      if (checksAgain) req.prependOnceListener('socket', () => checks.timeout(req.timeout, 'msecs'))
      listenForOption(req)
    }
  }
}
