/** A Client that makes each request with an agent of one connection. */

import { EventEmitter } from 'node:events'
import { emitters } from '../../stream/emitter'
import { inherit, putMembers } from '../members'
import type { Agent } from '../shapes/agent'
import type { ClientRequest, ClientSocket, RequestOptions } from '../shapes/client'
import type { Era } from '../shapes/era'

interface Client extends NodeJS.EventEmitter {
  host: string
  port: number | string
  agent: Agent
}
type ClientConstructor = new (port?: number | string, host?: string) => Client

export function makeClientFacade(era: Era) {
  const { deprecation } = era.profile.legacy
  const Client = function (this: Client, port?: number | string, host?: string) {
    // Called without new, the first ones wrote into the global object, which nobody wants back.
    if (!(this instanceof Made)) return deprecation === 'none' ? undefined : new Made(port, host)
    EventEmitter.call(this)
    this.host = host || 'localhost'
    this.port = port || 80
    this.agent = new era.Agent({ host: this.host, port: this.port, maxSockets: 1 })
  }
  const Made = Client as unknown as ClientConstructor
  inherit(Client, emitters.Emitter)
  Object.defineProperty(Client, 'name', { value: 'Client' })
  putMembers(Client.prototype, ['request'], {
    request(this: Client, method: string, path: unknown, headers: unknown) {
      if (method[0] === '/') [method, path, headers] = ['GET', method, path]
      const { host, port, agent } = this
      const options = { host, port, method, path, headers, agent } as RequestOptions
      const req = new era.ClientRequest(options) as ClientRequest
      req.on('error', (error: Error) => this.emit('error', error))
      req.on('socket', (socket: ClientSocket) => socket.on('end', () => this.emit('end')))
      return req
    },
  })
  const createClient = (port?: number | string, host?: string) => new Made(port, host)
  return { Client, createClient }
}
