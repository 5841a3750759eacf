/** The headers and trailers of a message as the program of an era gets them, made of the lines that the parser read. */

import { makeAddHeaderLine } from '../http/incoming/header-rules'
import { dropLate } from '../http/incoming/lines'
import type { Profile } from '../profile/profile'
import { lowerName } from '../wire/names'
import type { ReadField } from './types'

export type Headers = Record<string, string | string[]>

export const fieldsOf = (headers: Headers): ReadField[] => Object.entries(headers)

interface ProgramHeaders {
  /**
   * The headers of a head. The list of lines is cut to those that the program is told of.
   * @param most elements of the list that are looked at; 0: all
   */
  ofHead(lines: string[], most: number): Headers
  /** Adds trailers, which some releases put among the headers but for the last one. */
  addTrailers(headers: Headers, trailers: Headers, lines: string[], most: number): void
}

export function makeProgramHeaders({ incoming, wire }: Profile): ProgramHeaders {
  const addLine = makeAddHeaderLine(wire)
  const { rawHeaders, rawHeadersLimited, trailersIn } = incoming
  const add = (to: Headers, lines: readonly string[], from: number, count: number) => {
    for (let i = from; i < count; i += 2) addLine(to, lowerName(lines[i]), lines[i + 1])
  }
  return {
    ofHead(lines, most) {
      const headers: Headers = {}
      let count = lines.length
      if (most > 0 && count > most) {
        dropLate(lines, most)
        if (rawHeaders && rawHeadersLimited) lines.length = most
        count = most
      }
      add(headers, lines, 0, count)
      return headers
    },
    addTrailers(headers, trailers, lines, most) {
      dropLate(lines, most)
      const early = trailersIn === 'trailers' ? 0 : lines.length - 2
      add(headers, lines, 0, early)
      add(trailers, lines, early, lines.length)
    },
  }
}
