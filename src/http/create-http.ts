/** createHttp: picks the parts that a profile names, once, and puts the module together. */

import { switchesFrom } from '../guard/environment'
import { type EraGuard, makeEraGuard, unguarded } from '../guard/era-guard'
import type { Switches } from '../guard/switches'
import type { Profile } from '../profile/profile'
import { resolve } from '../profile/resolve'
import { specWith, type With, withText } from '../profile/with/items'
import { makeStreams } from '../stream/streams'
import type { AnyHttp } from '../types/any-http'
import type { HttpOf } from '../types/http-of'
import { type Beneath, hostBeneath, patchable } from './beneath'
import { makeClientRequest } from './client/request'
import { makeAgent } from './client-module'
import { makeDebug } from './debug'
import { makeIncomingMessage } from './incoming/incoming'
import { makeMessageClasses } from './message-classes'
import { makeModuleFunctions } from './module-functions'
import { type HttpModule, nameMethods, shapeModule } from './module-shape'
import { makeNetModule } from './net-module'
import { makeOutgoingMessage } from './outgoing/outgoing'
import { wordingOf } from './outgoing/wording'
import { makePut } from './outgoing/write-text'
import { keepPool, makeParsers } from './parser-pool'
import { captureRejections } from './rejections'
import { makeServerResponse } from './server/response'
import { makeServer } from './server/server'
import type { Era } from './shapes/era'
import type { ServerParts } from './shapes/server'
import { makeSocketAdapter } from './socket/adapter'

export type { HttpModule }

/** How a module of http is guarded, and what the command line of node could set for it. */
export interface HttpOptions extends Switches {
  /**
   * What is to be otherwise than in the version: `{ 'agent.globalKeeps': '@18', server: { requestTimeout: 0 }, wire: '@18.19.0' }`,
   * or the text behind `with` of a spec, or several.
   */
  with?: With
  /** How large a head may be, as --max-http-header-size sets it: for all servers and requests of the module. */
  maxHeaderSize?: number
  /** Parsers read leniently where no server or request says otherwise, as --insecure-http-parser has it. */
  insecureHTTPParser?: boolean
  /** The agents of requests that name none take their proxies from the environment, as --use-env-proxy has it. */
  useEnvProxy?: boolean
}

/** The modules of one era, made for each other; the other modules are made when they are asked for. */
export interface EraModules {
  readonly profile: Profile
  readonly http: HttpModule
  readonly https: HttpModule
  /** What `require('stream')` gives: the classes that the messages are instances of. */
  readonly stream: object
  /** What `require('net')` gives. */
  readonly net: object
  /** What `require('tls')` gives. */
  readonly tls: object
}

/** net and tls of an era; tls is slow to load, and made when it is asked for. */
export const eraBeneath = ({ guard, profile }: Pick<Era, 'guard' | 'profile'>): Beneath => {
  const net: Beneath['net'] = patchable(() => makeNetModule({ profile }) as never)
  const tls: Beneath['tls'] = patchable(() => {
    const { makeTlsModule } = require('../https/tls-module') as typeof import('../https/tls-module')
    return makeTlsModule({ guard, profile }, net.first.Server) as never
  })
  return { net, tls }
}

/**
 * Makes the http module of a version, with classes of its own.
 * @param spec what `resolve` takes
 * @param options how it is guarded, and the options of node; what they leave open, the environment may say
 * @returns the module, typed as that of the line or release if the spec is a literal, else as what all eras had
 * @throws ErasError as `resolve` does
 */
export function createHttp<S extends string>(spec: S, options?: HttpOptions): HttpOf<S>
/**
 * Makes the http module of a profile, with classes of its own.
 * @param spec what `resolve` takes, or a profile
 * @param options how it is guarded, and the options of node; what they leave open, the environment may say
 * @returns the module, typed as what all eras had
 * @throws ErasError as `resolve` does
 */
export function createHttp(spec: string | Profile, options?: HttpOptions): AnyHttp
export function createHttp(spec: string | Profile, options: HttpOptions = {}): unknown {
  // What is undefined is left open, too.
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
  return assemble(spec, { ...switchesFrom(process.env), ...given }, hostBeneath()).http
}

/**
 * Makes the http module of a profile and the modules beside it, for a program that is pinned as a whole.
 * @param spec what `resolve` takes, or a profile
 * @param beneath the modules that the program has beneath http; left out, they are made
 * @param nodeDebug what NODE_DEBUG asks for
 */
export function createEra(
  spec: string | Profile,
  options: HttpOptions = {},
  beneath?: Beneath,
  nodeDebug?: string,
): EraModules {
  const profile = profileFor(spec, options.with)
  const { era, http, server } = assemble(
    profile,
    { ...options, with: undefined },
    beneath ?? eraBeneath(inUse(profile, options)),
    nodeDebug,
  )
  let https: HttpModule | undefined
  era.https = () => {
    // tls is slow to load, and most programs do without.
    const { makeHttps } = require('../https/create-https') as typeof import('../https/create-https')
    return (https ??= makeHttps(era, http, server, makeDebug(profile, nodeDebug, 'https')))
  }
  return {
    profile: era.profile,
    http,
    get https() {
      return era.https!()
    },
    get stream() {
      return era.streams.makeModule()
    },
    get net() {
      return era.beneath.net.now
    },
    get tls() {
      return era.beneath.tls.now
    },
  }
}

const withOptions = (profile: Profile, { maxHeaderSize }: HttpOptions): Profile =>
  maxHeaderSize === undefined ? profile : { ...profile, wire: { ...profile.wire, maxHeaderSize } }

/**
 * The guard of a profile as the options have it.
 * @throws ErasError ERAS_UNKNOWN_FIX if they name a fix that there is not
 */
function guardOf(own: Profile, options: HttpOptions): EraGuard {
  if (options.faithful || options.guard === false) return unguarded(withOptions(own, options))
  // Most programs of oracles and tests do without.
  const { guard } = require('../guard/guard') as typeof import('../guard/guard')
  const guarded = guard(own, options)
  const profile = guarded.profile === own ? own : withOptions(guarded.profile, options)
  return makeEraGuard(own, { ...guarded, profile }, options.reportOnly === true)
}

/** The guard, and the profile by which a module goes: the guarded one, unless the guard is off or only counts. */
export function inUse(own: Profile, options: HttpOptions): Pick<Era, 'guard' | 'profile'> {
  const guard = guardOf(own, options)
  return { guard, profile: guard.mode === 'on' ? guard.profile : withOptions(own, options) }
}

/** The profile that is asked for, with what is to be otherwise. */
function profileFor(spec: string | Profile, given: With | undefined): Profile {
  if (typeof spec === 'string') return resolve(specWith(spec, given))
  const changes = withText(given)
  if (changes === undefined) return spec
  const { profileWith, wantedOf } = require('../profile/with/wanted') as typeof import('../profile/with/wanted')
  return profileWith(spec, wantedOf(spec, changes), `${spec.name} with ${changes}`)
}

/** Makes the parts in the order in which they need each other, each once, and the module of them. */
function assemble(
  spec: string | Profile,
  options: HttpOptions,
  beneath: Beneath,
  nodeDebug?: string,
): { era: Era; http: HttpModule; server: ServerParts } {
  const own = profileFor(spec, options.with)
  const { guard, profile } = inUse(own, options)
  if (process.env.HTTP_ERAS_DEBUG) {
    const { printAsAsked } = require('./observe/print') as typeof import('./observe/print')
    printAsAsked(process.env.HTTP_ERAS_DEBUG)
  }
  const era = {
    profile,
    guard,
    beneath,
    insecure: options.insecureHTTPParser === true,
    envProxies: options.useEnvProxy === true,
    debug: makeDebug(profile, nodeDebug),
    words: wordingOf(profile),
    put: makePut(profile),
    STATUS_CODES: { ...profile.module.statusCodes },
  } as Era
  era.streams = makeStreams(profile)
  era.socketAdapter = makeSocketAdapter(era)
  era.IncomingMessage = makeIncomingMessage(era)
  Object.assign(era, makeMessageClasses(era))
  era.parsers = makeParsers(era)
  era.OutgoingMessage = makeOutgoingMessage(era)
  era.ServerResponse = makeServerResponse(era)
  const server = makeServer(era)
  const { Server, connectionListener } = server
  era.Server = Server
  captureRejections(era)
  era.ClientRequest = makeClientRequest(era)
  const client = makeAgent(era)
  era.Agent = client.Agent
  era.globalAgent ??= client.globalAgent
  const { IncomingMessage, ServerRequest, ClientResponse, OutgoingMessage, ServerResponse, ClientRequest } = era
  const { createServer: created } = profile.module.functions
  // One that names one argument hands on one. A function without a name of its own, as others below: programs call it with
  // new, too, and print it.
  const createServer = function (this: unknown, ...args: unknown[]) {
    return new (Server as unknown as new (...args: unknown[]) => unknown)(...args.slice(0, created[1]))
  }
  const http = shapeModule(era, {
    parsers: era.parsers,
    STATUS_CODES: era.STATUS_CODES,
    METHODS: [...profile.wire.methods].sort(),
    maxHeaderSize: profile.wire.maxHeaderSize,
    IncomingMessage,
    ServerRequest,
    ClientResponse,
    OutgoingMessage,
    ServerResponse,
    ClientRequest,
    Server,
    createServer,
    _connectionListener: connectionListener,
    getAgent: () => era.globalAgent,
    ...makeModuleFunctions(era),
    ...client,
  })
  nameMethods(era, [IncomingMessage, OutgoingMessage, ServerResponse, ClientRequest, Server, era.Agent, client.Client])
  era.http = http
  keepPool(http, era.parsers)
  return { era, http, server }
}
