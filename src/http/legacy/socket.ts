/**
 * A Client that is itself the connection: requests stand in its queue, one at a time is on the wire, and it connects
 * again when the connection is lost and requests are left. Errors are those of the client, not of the request.
 */

import { Socket } from 'node:net'
import { listenerCount } from '../../stream/emitter'
import * as heads from '../../wire/head'
import { makeAnswerChecks } from '../client/answer-checks'
import { type AnswerTurn, makeAnswerTurns } from '../client/answer-turn'
import { makeHangUp } from '../client/hang-up'
import { makeIsInterim } from '../client/interim'
import { inherit, putMembers } from '../members'
import type { QueuedRequest } from '../shapes/agent'
import type { ClientResponse, ClientSocket, RequestOptions } from '../shapes/client'
import type { HttpParser } from '../shapes/connection'
import type { Era } from '../shapes/era'
import { cutPort } from '../socket/ports'

// What is imported is looked up at each use, and these are used for each message.
const { AS_FRAMED, WITHOUT_BODY } = heads

/** Whose answers it reads. */
const kTurn = Symbol('turn of answers')

interface Client extends ClientSocket {
  host: string | undefined
  port: number | string | undefined
  parser: HttpParser | null
  [kTurn]: AnswerTurn
  _state: 'disconnected' | 'connecting' | 'connected' | 'upgraded'
  _outgoing: QueuedRequest[]
  _initParser(): void
  _cycle(): void
  _ensureConnection(): void
}
type ClientConstructor = new () => Client

export function makeClientSocket(era: Era) {
  const { attach, detach } = era.socketAdapter
  const hangUp = makeHangUp(era)
  const answers = makeAnswerChecks(era)
  const makeTurn = makeAnswerTurns(era)
  const isInterim = makeIsInterim(era)
  const { waitsForEnd } = era.profile.client
  const current = (client: Client) => client._httpMessage as QueuedRequest | null | undefined

  const stopParsing = (client: Client) => {
    const { parser } = client
    if (!parser) return
    client.parser = null
    parser.finish()
    era.parsers.free(parser)
  }

  const onData = (client: Client, chunk: Buffer) => {
    const { parser } = client
    if (!parser) return
    if (client[kTurn].begin(current(client), chunk)) {
      client.destroy()
      return
    }
    const used = parser.execute(chunk)
    if (used instanceof Error) {
      client.destroy(used)
      return
    }
    if (client[kTurn].isFollowed(parser, chunk)) {
      client.destroy()
      return
    }
    const res = parser.incoming as ClientResponse | null
    if (!res?.upgrade) return
    detach(client)
    client._state = 'upgraded'
    current(client)?.detachSocket(client)
    if (listenerCount(client, 'upgrade')) client.emit('upgrade', res, client, chunk.subarray(used))
    else client.destroy()
  }
  function onConnect(this: Client) {
    this._initParser()
    this._state = 'connected'
    this._cycle()
  }
  function onClose(this: Client, hadError: boolean) {
    this._state = 'disconnected'
    stopParsing(this)
    const req = current(this)
    if (req) {
      req.detachSocket(this)
      if (!req.res && !hadError) this.emit('error', hangUp())
      else if (req.res?.readable) {
        req.res.emit('aborted')
        req.res.emit('close')
      }
    }
    if (this._outgoing.length && !hadError) this._ensureConnection()
  }

  const Client = function (this: Client) {
    if (!(this instanceof (Client as unknown as ClientConstructor)))
      return new (Client as unknown as ClientConstructor)()
    Socket.call(this as unknown as Socket, { allowHalfOpen: true })
    this[kTurn] = makeTurn()
    this._state = 'disconnected'
    this._outgoing = []
    this.on('connect', onConnect)
    this.on('close', onClose)
    this.on('drain', () => current(this)?.emit('drain'))
  }
  inherit(Client, Socket)

  const onIncoming =
    (client: Client): HttpParser['onIncoming'] =>
    incoming => {
      const res = incoming as ClientResponse
      const req = current(client)
      if (!req || client[kTurn].isUnasked(req)) {
        client.destroy()
        return AS_FRAMED
      }
      const refusal = client.destroyed ? undefined : answers.refusalOf(req, res)
      if (refusal) {
        client.destroy(refusal)
        return WITHOUT_BODY
      }
      req.res = res
      if (isInterim(res.statusCode)) {
        if (res.statusCode === 100) req.emit('continue')
        return WITHOUT_BODY
      }
      if (req.shouldKeepAlive && res.headers.connection === 'close') req.shouldKeepAlive = false
      res.on('end', () => {
        if (waitsForEnd && !req.finished) req.shouldKeepAlive = false
        if (!req.shouldKeepAlive) client.end()
        if (client._httpMessage) req.detachSocket(client)
        client._cycle()
      })
      req.emit('response', res)
      return req.method === 'HEAD' ? WITHOUT_BODY : AS_FRAMED
    }

  putMembers(Client.prototype, ['_initParser', '_cycle', '_ensureConnection', 'request'], {
    _initParser(this: Client) {
      this.parser ??= era.parsers.alloc('response')
      this.parser.socket = this
      if (answers.maxHead !== undefined) this.parser.maxHeaderSize = answers.maxHead
      this.parser.incoming = null
      this.parser.onIncoming = onIncoming(this)
    },
    _cycle(this: Client) {
      if (current(this)) return
      if (this._state === 'disconnected') {
        this._ensureConnection()
      } else if (this._state === 'connected' && this.writable) {
        this._outgoing.shift()?.assignSocket(this)
      }
    },
    _ensureConnection(this: Client) {
      if (this._state !== 'disconnected' || this._outgoing.length === 0) return
      this._state = 'connecting'
      attach(
        this,
        chunk => onData(this, chunk),
        () => {
          stopParsing(this)
          this.end()
        },
      )
      this.connect(cutPort(Number(this.port)), this.host as string)
    },
    request(this: Client, method: string, path: unknown, headers: unknown) {
      if (typeof path !== 'string') [method, path, headers] = ['GET', method, path]
      const req = new era.ClientRequest({ method, path, headers } as RequestOptions) as unknown as QueuedRequest
      this._outgoing.push(req)
      this._cycle()
      return req
    },
  })
  const createClient = (port?: number | string, host?: string) => {
    const client = new (Client as unknown as ClientConstructor)()
    client.port = port
    client.host = host
    return client
  }
  return { Client, createClient }
}
