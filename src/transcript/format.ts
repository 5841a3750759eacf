/** Reading and printing transcripts and recordings: JSON with one line of the wire, and one event, a row, for people and for diff. */

import { erasError } from '../errors'
import { wrongInRun } from './check'
import type { Connection, Outcome, Recording, Traffic, Transcript, Turn, Variant } from './types'

const json = (value: unknown): string => JSON.stringify(value)

const list = (rows: string[], indent: string): string => (rows.length ? `[\n${rows.join(',\n')}\n${indent}]` : '[]')

const turn = ({ from, bytes, chunks }: Turn, indent: string): string => {
  const rows = `${bytes.map(b => `${indent}  ${json(b)}`).join(',\n')}\n${indent}]`
  return `${indent}{ "from": ${json(from)}, "bytes": [\n${rows}${chunks ? `, "chunks": ${json(chunks)}` : ''} }`
}

const connection = ({ closed, turns, ends }: Connection, indent: string): string => {
  const rows = `${turns.map(t => turn(t, `${indent}  `)).join(',\n')}\n${indent}]`
  return `${indent}{ "closed": ${json(closed)}, "turns": [\n${rows}${ends ? `, "ends": ${json(ends)}` : ''} }`
}

const outcome = ({ exit, connections, events }: Outcome, indent: string): string => {
  const rows = [
    ...(exit === undefined ? [] : [`"exit": ${json(exit)}`]),
    `"connections": ${list(
      connections.map(c => connection(c, `${indent} `)),
      indent,
    )}`,
    `"events": ${list(
      events.map(event => `${indent} ${json(event)}`),
      indent,
    )}`,
  ]
  return rows.map(row => indent + row).join(',\n')
}

const head = (fields: Record<string, unknown>): string =>
  Object.entries(fields)
    .map(([name, value]) => ` ${json(name)}: ${json(value)},\n`)
    .join('')

/** The text of one run, or of one connection of live traffic, as `wire-transcript/1`. */
export function printTranscript(transcript: Transcript | Traffic): string {
  const { exit, connections, events, ...rest } = transcript as Transcript
  return `{\n${head(rest)}${outcome({ exit, connections, events }, ' ')}\n}\n`
}

const variant = ({ runtimes, ...rest }: Variant): string =>
  ` { "runtimes": ${json(runtimes)},\n${outcome(rest, '   ')} }`

/** The text of a recording, as `recording/1`. */
export function printRecording(recording: Recording): string {
  const { variants, ...rest } = recording
  return `{\n${head({ ...rest })} "variants": [\n${variants.map(variant).join(',\n')}\n ]\n}\n`
}

/** @throws ErasError ERAS_NOT_TRANSCRIPT for a value that is of no known format, or lacks what is played of it */
export function demandTranscript(value: unknown, name: string): Recording | Transcript {
  const format = (value as { format?: unknown } | null | undefined)?.format
  const isKnown = format === 'recording/1' || format === 'wire-transcript/1'
  const wrong = isKnown ? wrongInRun(value) : `its format is ${json(format) ?? 'not said'}`
  if (wrong) throw erasError('ERAS_NOT_TRANSCRIPT', name, wrong)
  return value as Recording | Transcript
}

/**
 * Reads either format.
 * @param text JSON
 * @param name what to call the text in an error
 * @returns what it holds, as it stands there
 * @throws ErasError ERAS_NOT_TRANSCRIPT if the text is not JSON, of no known format, or lacks what is played of it
 */
export function parse(text: string, name = 'transcript'): Recording | Transcript {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw erasError('ERAS_NOT_TRANSCRIPT', name, `it is not JSON: ${(error as Error).message}`)
  }
  return demandTranscript(value, name)
}

/** Puts transcripts of one scenario together: runtimes that did the same share a variant, in the order given. */
export function pack(transcripts: Transcript[]): Recording {
  const [{ scenario, title, role }] = transcripts
  const variants = new Map<string, Variant>()
  for (const { runtime = '', exit, connections, events } of transcripts) {
    const what: Outcome = { ...(exit === undefined ? {} : { exit }), connections, events }
    const key = json(what)
    const same = variants.get(key)
    if (same) same.runtimes.push(runtime)
    else variants.set(key, { runtimes: [runtime], ...what })
  }
  return { format: 'recording/1', scenario, title, role, variants: [...variants.values()] }
}
