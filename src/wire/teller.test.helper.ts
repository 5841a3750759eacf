/** Parsers that tell what they hear, as lines of text, and the profiles that tests try. */

import type { WireBehaviours } from './flags'
import { type Golden, wires } from './golden.test.helper'
import { AS_FRAMED, type Head, type HeadVerdict, OTHER_PROTOCOL } from './head'
import { Parser } from './parser'

/** The ways to read of all releases, each once. */
export const distinct = [
  ...new Map(wires.map(([name, wire]) => [JSON.stringify(wire), [name, wire] as const])).values(),
]
export const latin1 = (text: string) => Buffer.from(text, 'latin1')

/** Tells what it hears, a line each; pieces of a body are put together. */
export class Teller extends Parser {
  told: string[] = []
  override onHead(head: Head): HeadVerdict {
    const version = `HTTP/${head.versionMajor}.${head.versionMinor}`
    const first = this.isRequest
      ? `${head.method} ${head.url} ${version}`
      : `${version} ${head.statusCode} ${head.statusMessage}`
    this.told.push(`${first} ${head.shouldKeepAlive ? 'keep' : 'close'}${head.upgrade ? ' upgrade' : ''}`)
    this.lines(head.headers)
    return head.upgrade ? OTHER_PROTOCOL : AS_FRAMED
  }
  override onBody(chunk: Buffer): void {
    const last = this.told.length - 1
    if (this.told[last].startsWith('body ')) this.told[last] += chunk.toString('latin1')
    else this.told.push(`body ${chunk.toString('latin1')}`)
  }
  override onComplete(trailers: string[] | undefined): void {
    this.told.push('end')
    if (trailers) this.lines(trailers)
  }
  private lines(list: string[]): void {
    for (let i = 0; i < list.length; i += 2) this.told.push(`${list[i]}: ${list[i + 1]}`)
  }
}

/** What a parser tells of bytes that come in these pieces, the end of the connection after them. */
export function hear(wire: WireBehaviours, of: Golden['of'], pieces: readonly Buffer[]): string[] {
  const parser = new Teller(wire)
  parser.reset(of)
  return hearWith(parser, pieces)
}

/** The same with a parser that is there. */
export function hearWith(parser: Teller, pieces: readonly Buffer[]): string[] {
  parser.told = []
  let offset = 0
  for (const piece of pieces) {
    if (piece.length === 0) continue
    const used = parser.execute(piece)
    if (typeof used !== 'number') {
      const code = parser.wire.parseErrors === 'bare' ? '' : `${used.code} `
      return [...parser.told, `error ${code}at ${offset + used.bytesParsed}`]
    }
    if (parser.upgrade) return [...parser.told, `other protocol at ${offset + used}`]
    offset += piece.length
  }
  return parser.finish() ? [...parser.told, 'open'] : parser.told
}

/** The bytes, a piece each. */
export const byOnes = (bytes: Buffer): Buffer[] => Array.from(bytes, (_, i) => bytes.subarray(i, i + 1))
