/** Reads cases with the parser of a profile: one parser for all, as a pool has it, made new by its reset. */

import type { Profile } from '../../src/profile/profile'
import { AS_FRAMED, type Head, type HeadVerdict, OTHER_PROTOCOL, WITHOUT_BODY } from '../../src/wire/head'
import { Parser } from '../../src/wire/parser'
import type { Case, Event, Reader, Told } from './cases'

class Teller extends Parser {
  told: Event[] = []
  skips = false
  hears = true
  private readonly tellsMessage: boolean

  constructor({ wire, incoming }: Profile) {
    super(wire)
    this.tellsMessage = incoming.statusMessage
  }

  override onHead(head: Head): HeadVerdict {
    const { versionMajor, versionMinor, shouldKeepAlive, upgrade, headers } = head
    const [what, text] = this.isRequest
      ? [head.method, head.url]
      : [head.statusCode, this.tellsMessage ? head.statusMessage : null]
    this.told.push(['head', versionMajor, versionMinor, what, text, shouldKeepAlive, upgrade, headers.slice()])
    // CONNECT cannot be passed over.
    if (upgrade) return this.hears || head.method === 'CONNECT' ? OTHER_PROTOCOL : AS_FRAMED
    return this.skips ? WITHOUT_BODY : AS_FRAMED
  }
  override onBody(chunk: Buffer): void {
    const text = chunk.toString('latin1')
    const last = this.told[this.told.length - 1]
    if (last?.[0] === 'body') last[1] += text
    else this.told.push(['body', text])
  }
  override onComplete(trailers: string[] | undefined): void {
    this.told.push(['end', trailers?.slice() ?? []])
  }
}

function readWith(parser: Teller, it: Case): Told {
  parser.reset(it.kind === 'REQUEST' ? 'request' : 'response')
  parser.told = []
  parser.skips = it.skips
  parser.hears = it.hears
  const { told } = parser
  for (const [i, piece] of it.pieces.entries()) {
    const used = parser.execute(Buffer.from(piece, 'latin1'))
    if (typeof used !== 'number') {
      told.push(['error', used.code ?? null, i, used.bytesParsed, used.reason ?? null])
      return told
    }
    if (parser.upgrade) {
      told.push(['other', i, used])
      return told
    }
  }
  told.push(['finish', parser.finish()?.code ?? null])
  return told
}

function tryWith(parser: Teller, it: Case): Told {
  try {
    return readWith(parser, it)
  } catch (error) {
    return [['threw', String(error)]]
  }
}

/**
 * What a profile's parser tells of a case.
 * @param fresh a new parser for every case; else one is made new by its reset
 */
export function tellerOf(profile: Profile, fresh = false): (it: Case) => Told {
  const used = new Teller(profile)
  return it => tryWith(fresh ? new Teller(profile) : used, it)
}

/** @param fresh a new parser for every case */
export function profileReader(profile: Profile, fresh = false): Reader {
  const tell = tellerOf(profile, fresh)
  return {
    name: `profile ${profile.name}`,
    async read(cases) {
      return cases.map(tell)
    },
  }
}
