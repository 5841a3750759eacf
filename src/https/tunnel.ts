/**
 * The connection of an agent of https through its proxy: CONNECT, and TLS over what answers it with 200. The answer is
 * read as far as the end of its head, and of that only the number of its first line counts.
 */

import { makeConnectProxy } from '../http/agent/proxy'
import { type CodedError, codedErrorWith, demandOf } from '../http/era-error'
import { type AgentProxy, kProxy } from '../http/shapes/agent-proxy'
import type { ClientSocket } from '../http/shapes/client'
import type { Era } from '../http/shapes/era'
import type { SecureOptions } from './connect'

type Done = (error: Error | null, socket?: ClientSocket) => void
type Options = SecureOptions & { socketPath?: string | null }
interface ProxiedAgent {
  keepAlive: boolean
  [kProxy]?: AgentProxy
}

const END = Buffer.from('\r\n\r\n')

/** The authority that a tunnel is asked for. */
const authorityOf = ({ host = 'localhost', port }: Options): string =>
  `${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`

/**
 * @param secured makes the secure connection over that of the tunnel
 * @returns what makes the connection of a request through the proxy of its agent; false where none serves it
 */
export function makeTunnel(
  era: Era,
): (
  agent: ProxiedAgent | undefined,
  options: Options,
  secured: (options: Options) => ClientSocket,
  done: Done | undefined,
) => boolean {
  const { profile } = era
  const { proxies, tunnelHead } = profile.agent
  if (!proxies) return () => false
  const demand = demandOf(profile)
  const connect = makeConnectProxy(era)
  const failed = (words: string, fields: object = {}): CodedError =>
    codedErrorWith(profile, fields as Record<string, unknown>, Error, 'ERR_PROXY_TUNNEL', words)

  const headFor = ({ keepAlive }: ProxiedAgent, { authorization }: AgentProxy, authority: string) =>
    [
      `CONNECT ${authority} HTTP/1.1`,
      ...(authorization ? [`proxy-authorization: ${authorization}`] : []),
      ...(keepAlive ? ['proxy-connection: keep-alive'] : []),
      `host: ${authority}`,
      '\r\n',
    ].join('\r\n')

  /** Asks for the tunnel, and calls back once. */
  const open = (proxy: AgentProxy, head: string, authority: string, timeout: number, done: Done) => {
    const socket = connect(proxy, timeout || undefined)
    const pieces: Buffer[] = []
    let length = 0
    let last = Buffer.alloc(0)
    const end = (error: Error | null) => {
      socket.removeListener('data', onData)
      socket.removeListener('end', onEnd)
      socket.removeListener('error', end)
      socket.removeListener('timeout', onTimeout)
      if (error) {
        socket.on('error', () => {})
        socket.destroy()
        done(error)
      } else done(null, socket)
    }
    const tooLong = () => end(failed(`Proxy response headers exceeded ${tunnelHead} bytes`))
    function onData(chunk: Buffer) {
      // The end of a head may stand across chunks: what is looked at are the last bytes before this one, and itself.
      const looked = Buffer.concat([last, chunk])
      const found = looked.indexOf(END)
      const at = found < 0 ? -1 : length - last.length + found
      pieces.push(chunk)
      length += chunk.length
      last = looked.subarray(-END.length + 1)
      if (tunnelHead && (at < 0 ? length : at + END.length) > tunnelHead) return tooLong()
      if (at < 0) return
      const [line] = Buffer.concat(pieces).toString('latin1', 0, at).split('\r\n', 1)
      const statusCode = Number.parseInt(line.split(' ')[1], 10)
      if (statusCode === 200) return end(null)
      end(failed(`Failed to establish tunnel to ${authority} via ${proxy.url}: ${line}`, { statusCode }))
    }
    function onEnd() {
      end(failed('Connection to establish proxy tunnel ended unexpectedly'))
    }
    function onTimeout() {
      const words = `Connection to establish proxy tunnel timed out after ${timeout}ms`
      end(failed(words, { proxyTunnelTimeout: timeout }))
    }
    socket.on('data', onData)
    socket.on('end', onEnd)
    socket.on('error', end)
    if (timeout) socket.on('timeout', onTimeout)
    socket.write(head)
  }

  return (agent, options, secured, done) => {
    const proxy = agent?.[kProxy]
    if (!proxy || options.socketPath || !proxy.serves(options.host, options.port)) return false
    const authority = authorityOf(options)
    demand(!/[\r\n]/.test(authority))
    open(proxy, headFor(agent, proxy, authority), authority, options.timeout ?? 0, (error, plain) => {
      if (error) return done?.(error)
      const socket = secured({ ...options, socket: plain as never })
      const onError = (failure: Error) => done?.(failure)
      socket.once('error', onError)
      socket.once('secureConnect', () => {
        socket.removeListener('error', onError)
        done?.(null, socket)
      })
    })
    return true
  }
}
