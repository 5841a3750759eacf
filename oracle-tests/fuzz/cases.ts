/** What is fed to parsers, and what they tell of it. feeder.js reads and writes the same rows. */

export type Kind = 'REQUEST' | 'RESPONSE'

export interface Case {
  readonly kind: Kind
  /** Every head is answered as one without a body is: what a client says of the answer to HEAD. */
  readonly skips: boolean
  /** A wish for another protocol is heard. */
  readonly hears: boolean
  /** One byte a character; none is empty. */
  readonly pieces: readonly string[]
}

export type Event =
  | [
      is: 'head',
      major: number,
      minor: number,
      what: string | number,
      text: string | null,
      keeps: boolean,
      upgrade: boolean,
      lines: string[],
    ]
  | [is: 'body', text: string]
  | [is: 'end', trailers: string[]]
  /** In which piece, and how many of its bytes were taken before. */
  | [is: 'error', code: string | null, piece: number, bytesParsed: number, reason: string | null]
  | [is: 'other', piece: number, bytesParsed: number]
  /** What the end of the connection is: a fault with its code, or none. */
  | [is: 'finish', code: string | null]
  | [is: 'threw', text: string]
  /** The process ended, or said nothing any more. */
  | [is: 'died', text: string]

export type Told = readonly Event[]

/** Feeds cases to a parser. */
export interface Reader {
  readonly name: string
  read(cases: readonly Case[]): Promise<Told[]>
}

export const bytesOf = (it: Case): string => it.pieces.join('')

/** A finish that tells no code is of a release that gives a text; what text it is, is no business of the parser. */
const sameFinish = (a: Event, b: Event): boolean =>
  a[0] === 'finish' && b[0] === 'finish' && (a[1] === 'text' || b[1] === 'text') && a[1] !== null && b[1] !== null

function sameEvent(a: Event | undefined, b: Event | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return sameFinish(a, b) || JSON.stringify(a) === JSON.stringify(b)
}

/** The number of the first event that is another one; -1: none. */
export function firstOther(a: Told, b: Told): number {
  const most = Math.max(a.length, b.length)
  for (let i = 0; i < most; i++) if (!sameEvent(a[i], b[i])) return i
  return -1
}
