/** The hosts that recorded requests went to: counted, listed where they are several, and chosen from. */

import { askedOf, hostOf, nameOfHost } from '../../traffic/exchanges/asked'
import type { Exchange } from '../../traffic/exchanges/exchanges'

type Request = Pick<Exchange, 'asked'>

/** Whether an exchange is among those that were chosen. */
export type Chosen = (request: Request) => boolean

/** The host that a request was for, CONNECT's included; empty where it does not say. */
function hostAsked({ asked }: Request): string {
  if (!asked) return ''
  const { method, path, host } = askedOf(asked.head)
  return method === 'CONNECT' ? hostOf(path) : host
}

/** @param hosts as a request may name them; a name without a port is that host at any port. Undefined: all */
export function chosenOf(hosts: readonly string[] | undefined): Chosen {
  if (hosts === undefined) return () => true
  const chosen = hosts.map(hostOf)
  return request => {
    const host = hostAsked(request)
    return chosen.some(one => isNamed(host, one))
  }
}

const isNamed = (host: string, name: string): boolean => host === name || nameOfHost(host) === name

/** So many are counted by name, and so many are listed. */
const most = { counted: 1000, reported: 10 }

export class Hosts {
  private readonly asked = new Map<string, number>()

  look(exchanges: readonly Request[]): void {
    for (const exchange of exchanges) {
      const host = hostAsked(exchange)
      const before = host === '' ? undefined : (this.asked.get(host) ?? 0)
      if (before === undefined || (before === 0 && this.asked.size >= most.counted)) continue
      this.asked.set(host, before + 1)
    }
  }

  /** Requests by host, the most asked first; undefined unless there are several. */
  get counts(): Record<string, number> | undefined {
    if (this.asked.size < 2) return undefined
    return Object.fromEntries([...this.asked].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)))
  }

  /** What a person should know of a replay of several hosts to one target, and what to do. */
  message(target: string, how: { hosts?: readonly string[]; rewriteHost?: boolean }): string | undefined {
    const { counts } = this
    if (how.hosts) {
      const names = [...this.asked.keys()]
      const wanted = how.hosts.filter(host => !names.some(name => isNamed(name, hostOf(host))))
      if (wanted.length === 0) return undefined
      return `no request to ${wanted.join(' or ')} was recorded, but to ${reported(names) || 'no host that is named'}`
    }
    if (!counts) return undefined
    const names = Object.entries(counts).map(([host, times]) => `${host} ${times}`)
    const host = how.rewriteHost ? 'all with its name as Host' : 'each with its own Host'
    return (
      `requests to ${this.asked.size} hosts were recorded (${reported(names)}), and all were sent to ${target}, ${host}; ` +
      `--host NAME plays those of one`
    )
  }
}

const reported = (names: readonly string[]): string =>
  names.slice(0, most.reported).join(', ') +
  (names.length > most.reported ? `, … and ${names.length - most.reported} more` : '')
