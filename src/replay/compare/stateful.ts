/** Whether the answers of a corpus look as if they depended on the order in which its connections are played. */

import { createHash } from 'node:crypto'
import { askedOf } from '../../traffic/exchanges/asked'
import type { Message } from '../../traffic/exchanges/messages'
import type { Plan } from '../play/plan'

/** Methods that change nothing (RFC 9110, 9.2.1, and WebDAV's). */
const safe: ReadonlySet<string> = new Set('GET HEAD OPTIONS TRACE CONNECT PROPFIND REPORT SEARCH QUERY'.split(' '))
/** So many different requests are remembered. */
const most = 5000

/** Looks at connections until it has found a sign. */
export class Stateful {
  /** What shows it, in words. */
  sign: string | undefined
  private readonly answers = new Map<string, string>()

  look({ exchanges }: Plan): void {
    for (const { kind, method, target, asked, answers, whole } of exchanges) {
      if (this.sign !== undefined || kind !== 'http' || !whole) continue
      if (!safe.has(method)) {
        this.sign = `there are ${method} requests`
        continue
      }
      // Another host is another resource.
      const key = `${method} ${target} ${asked ? `${askedOf(asked.head).host} ${hashOf([asked])}` : ''}`
      const before = this.answers.get(key)
      if (before === undefined && this.answers.size >= most) continue
      const message = hashOf(answers)
      if (before !== undefined && before !== message) {
        this.sign = `equal requests have different answers, such as ${method} ${target.slice(0, 80)}`
      } else this.answers.set(key, message)
    }
  }
}

function hashOf(messages: readonly Message[]): string {
  const sum = createHash('sha1')
  for (const { head, body } of messages) {
    sum.update(`${head.statusCode}\n`)
    for (const part of body) sum.update(part)
  }
  return sum.digest('base64')
}
