/** The modules inside http, tls and stream that some programs reach into by their names: they hold the same classes. */

import type { Duplex } from 'node:stream'
import type { Profile } from '../profile/profile'

/** What each holds of http. */
const ofHttp: Readonly<Record<string, readonly string[]>> = {
  _http_agent: ['Agent', 'globalAgent'],
  _http_client: ['ClientRequest'],
  _http_incoming: ['IncomingMessage'],
  _http_outgoing: ['OutgoingMessage', 'isValidHeaderName', 'isValidHeaderValue'],
  _http_server: ['STATUS_CODES', 'Server', 'ServerResponse', '_connectionListener'],
}

/** Functions of http that _http_outgoing was later than http to show. */
const validators = ['validateHeaderName', 'validateHeaderValue']

/** What held back the bytes of a message, and let them come. */
const ofIncoming = {
  readStart: (socket?: Duplex & { _paused?: boolean }): void => {
    if (socket && !socket._paused && socket.readable) socket.resume()
  },
  readStop: (socket?: Duplex): void => {
    socket?.pause()
  },
}

/** What came with them and is the host's. */
const ofHost = ['_stream_wrap', '_tls_common']

/** What each is of stream. */
const ofStream: Readonly<Record<string, string>> = {
  _stream_duplex: 'Duplex',
  _stream_passthrough: 'PassThrough',
  _stream_readable: 'Readable',
  _stream_transform: 'Transform',
  _stream_writable: 'Writable',
}

type Module = Readonly<Record<string, unknown>>

/** What require() says of a module that there is not. */
const notFound = (name: string) =>
  Object.assign(new Error(`Cannot find module '${name}'`), { code: 'MODULE_NOT_FOUND' })

/** Makers of them; where the era has none, or its stream lacks a class, there is no such module, whatever the host has. */
export function innerModules(
  profile: Profile,
  http: () => unknown,
  stream: () => unknown,
  tls: () => unknown,
): Record<string, () => unknown> {
  const { inner, innerValidators } = profile.module
  let common: object | undefined
  const held =
    (name: string, names: readonly string[], from: () => unknown, more: object = {}) =>
    () => {
      if (!inner) throw notFound(name)
      const module = from() as Module
      return { ...Object.fromEntries(names.flatMap(name => (name in module ? [[name, module[name]]] : []))), ...more }
    }
  const host = (name: string) => () => {
    if (!inner) throw notFound(name)
    return require(name) as unknown
  }
  const same = (inner: string, name: string) => () => {
    const found = (stream() as Module)[name]
    if (found === undefined) throw notFound(inner)
    return found
  }
  return Object.fromEntries([
    ...Object.entries(ofHttp).map(([name, names]) => [
      name,
      held(
        name,
        name === '_http_outgoing' && innerValidators ? [...names, ...validators] : names,
        http,
        name === '_http_incoming' ? ofIncoming : {},
      ),
    ]),
    [
      '_http_common',
      () => {
        if (!inner) throw notFound('_http_common')
        // With it comes all of http, which a program may never ask for.
        const { commonModule } = require('./common-module') as typeof import('./common-module')
        common ??= commonModule(profile, http() as object)
        return common
      },
    ],
    ['_tls_wrap', held('_tls_wrap', ['TLSSocket', 'Server', 'createServer', 'connect'], tls)],
    ...ofHost.map(name => [name, host(name)]),
    ...Object.entries(ofStream).map(([inner, name]) => [inner, same(inner, name)]),
  ])
}
