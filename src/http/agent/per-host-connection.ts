/** A connection of the agent of one host: its bytes, its end, its errors and its close, passed on to request and agent. */

import { listenerCount } from '../../stream/emitter'
import * as heads from '../../wire/head'
import { makeAnswerChecks } from '../client/answer-checks'
import { makeAnswerTurns } from '../client/answer-turn'
import { makeHangUp } from '../client/hang-up'
import { makeIsInterim } from '../client/interim'
import type { HostSocket, PerHostAgent, QueuedRequest } from '../shapes/agent'
import type { ClientResponse } from '../shapes/client'
import type { Era } from '../shapes/era'
import { makeToEraError } from '../socket/errors'

// What is imported is looked up at each use, and these are used for each message.
const { AS_FRAMED, WITHOUT_BODY } = heads

/** @returns what makes an agent listen to a connection of its own */
export function makeWatch(era: Era): (agent: PerHostAgent, socket: HostSocket) => void {
  const { attach, detach } = era.socketAdapter
  const hangUp = makeHangUp(era)
  const answers = makeAnswerChecks(era)
  const makeTurn = makeAnswerTurns(era)
  const isInterim = makeIsInterim(era)
  const { waitsForEnd } = era.profile.client
  const toEra = makeToEraError(era)
  const requestOf = (socket: HostSocket) => socket._httpMessage as QueuedRequest | null | undefined

  return (agent, socket) => {
    const parser = era.parsers.alloc('response')
    parser.socket = socket
    if (answers.maxHead !== undefined) parser.maxHeaderSize = answers.maxHead
    parser.incoming = null
    socket.parser = parser
    let parsing = true
    const stopParsing = () => {
      if (!parsing) return
      parsing = false
      parser.finish()
      socket.parser = null
      era.parsers.free(parser)
    }

    socket.on('error', error => {
      if (!toEra(error)) return
      let req = requestOf(socket)
      if (!req && agent.queue.length) {
        req = agent.queue.shift()!
        req._queue = null
      }
      if (req) {
        req.emit('error', error)
        req._hadError = true
      }
      stopParsing()
      socket.destroy()
      agent._removeSocket(socket)
      agent._cycle()
    })

    const turn = makeTurn()
    const onData = (chunk: Buffer) => {
      // The parser may be another connection's by now.
      if (!parsing) return
      if (turn.begin(requestOf(socket), chunk)) {
        socket.destroy()
        return
      }
      const used = parser.execute(chunk)
      if (used instanceof Error) {
        socket.destroy(used)
        return
      }
      if (turn.isFollowed(parser, chunk)) {
        socket.destroy()
        return
      }
      const res = parser.incoming as ClientResponse | null
      if (!res?.upgrade) return
      detach(socket)
      requestOf(socket)!.res = res
      agent._removeSocket(socket)
      socket.on('end', () => agent.emit('end'))
      if (listenerCount(agent, 'upgrade')) agent.emit('upgrade', res, socket, chunk.subarray(used))
      else socket.destroy()
    }
    const onEnd = () => {
      agent.emit('end')
      stopParsing()
      socket.destroy()
    }
    attach(socket, onData, onEnd)
    socket.on('drain', () => requestOf(socket)?.emit('drain'))

    socket.on('close', () => {
      const req = requestOf(socket)
      if (req) {
        const { res } = req
        if (res) {
          res.emit('aborted')
          res.emit('close')
        } else if (!req._hadError) req.emit('error', hangUp())
      }
      agent._removeSocket(socket)
      agent._cycle()
      stopParsing()
    })

    parser.onIncoming = (incoming, _shouldKeepAlive) => {
      const res = incoming as ClientResponse
      const req = requestOf(socket)
      if (!req || turn.isUnasked(req)) {
        // An answer that nobody asked for.
        socket.destroy()
        return AS_FRAMED
      }
      if (socket.destroyed && req._hadError) return WITHOUT_BODY
      const refusal = answers.refusalOf(req, res)
      if (refusal) {
        req.emit('error', refusal)
        req._hadError = true
        socket.destroy()
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
        if (!req.shouldKeepAlive && socket.writable) socket.destroySoon()
        if (socket._httpMessage) req.detachSocket(socket)
        agent._cycle()
      })
      req.emit('response', res)
      return req.method === 'HEAD' ? WITHOUT_BODY : AS_FRAMED
    }
  }
}
