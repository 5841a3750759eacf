/** Received header lines become the headers and trailers of a message. */

import { lowerName } from '../../wire/names'
import type { IncomingMessage } from '../shapes/connection'
import type { Era } from '../shapes/era'

/** How many elements of a flat list of header lines a parser handed over in one part, when the next line began. */
export const PART = 62

/** Drops the parts that came when there were as many lines as are looked at; 0: all are. */
export function dropLate(lines: string[], most: number): void {
  if (most > 0 && lines.length > most) lines.length = Math.min(lines.length, Math.ceil(most / PART) * PART)
}

/** @returns what adds a head's lines, of which `most` elements are looked at (0: all), and what adds trailers */
export function makeLines(era: Era) {
  const { headerLine, rawHeaders, rawHeadersLimited, trailersIn } = era.profile.incoming
  const keyOf = headerLine === 'given' ? lowerName : (name: string) => name
  const addLines = rawHeaders
    ? (message: IncomingMessage, lines: string[], count: number) => message._addHeaderLines(lines, count)
    : (message: IncomingMessage, lines: string[], count: number) => {
        for (let i = 0; i < count; i += 2) message._addHeaderLine(keyOf(lines[i]), lines[i + 1])
      }
  const addHeaders = (message: IncomingMessage, lines: string[], most: number) => {
    if (most > 0 && lines.length > most) {
      dropLate(lines, most)
      if (rawHeadersLimited) lines.length = most
      addLines(message, lines, most)
    } else addLines(message, lines, lines.length)
  }
  const addTrailers =
    trailersIn === 'trailers'
      ? (message: IncomingMessage, lines: string[]) => {
          message.complete = true
          addLines(message, lines, lines.length)
        }
      : (message: IncomingMessage, lines: string[]) => {
          addLines(message, lines, lines.length - 2)
          message.complete = true
          addLines(message, lines.slice(-2), 2)
        }
  return { addHeaders, addTrailers }
}
