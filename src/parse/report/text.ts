/** A reading of bytes as text: what each group of versions sees, what changes between neighbours and why, and the messages. */

import type { Paint } from '../../diff/report/paint'
import type { ExplainedChange, ReadCause } from '../causes'
import type { Cuts } from '../cuts'
import { escaped, quoted, shellQuoted } from '../escaped'
import type { Minimized } from '../minimize'
import type { BytesReading, ReadField, Reading, ReadingChange, ReadingGroup, ReadMessage } from '../types'
import {
  bodyText,
  bytesText,
  errorText,
  leftText,
  nameOfMessage,
  spansOf,
  startLine,
  stateText,
  summaryOf,
} from '../words'

/** Messages of a group that are shown, and differences of a change. */
const MOST_SHOWN = 20
const MOST_DIFFERENCES = 8
const MOST_BYTES = 400

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`

/** How the versions of a group tell their error: those whose words for it are the same for a person in one line. */
function errorLines({ errors }: ReadingGroup, all: readonly string[]): string[] {
  const rows = new Map<string, string[]>()
  for (const error of errors) {
    const line = errorText(error)
    rows.set(line, [...(rows.get(line) ?? []), ...error.versions])
  }
  const inOrder = (names: readonly string[]) => all.filter(name => names.includes(name))
  if (rows.size === 1) return [...rows.keys()]
  return [...rows].map(([line, names]) => `${spansOf(inOrder(names), all)}: ${line}`)
}

/** The groups, a line each, with the errors of those that refuse. */
function groupLines({ groups, versions }: BytesReading, paint: Paint): string[] {
  const names = groups.map(group => spansOf(group.versions, versions))
  const width = Math.min(Math.max(...names.map(name => name.length)), 40)
  return groups.flatMap((group, k) => {
    const told = errorLines(group, versions)
    const [first, ...others] = told.length === 1 ? [`: ${told[0]}`] : ['', ...told]
    const line = `${paint('bold', names[k].padEnd(width))}  ${summaryOf(group.reading)}${first}`
    const guarded = guardedLines(group, versions).map(one => `  ${one}`)
    return [line, ...[...others.map(other => `  ${other}`), ...guarded].map(one => `${' '.repeat(width)}  ${one}`)]
  })
}

/** A value of a behaviour, short. */
function valueText(value: unknown): string {
  const text = escaped(typeof value === 'string' ? value : JSON.stringify(value))
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}

/** Of lists and maps, what they have otherwise. */
function turnText(from: unknown, to: unknown): string {
  if (!Array.isArray(from) || !Array.isArray(to)) return `${valueText(from)} → ${valueText(to)}`
  const gone = from.filter(one => !to.includes(one)).map(one => `-${one}`)
  const come = to.filter(one => !from.includes(one)).map(one => `+${one}`)
  return valueText([...come, ...gone].join(' '))
}

function causeLines(causes: readonly ReadCause[], paint: Paint): string[] {
  if (causes.length === 0) return ['no set of behaviours makes this difference']
  return causes.flatMap(({ behaviours, partly, release }, k) => {
    const since = release === null ? '' : ` since ${release}`
    const word = k === 0 ? `because${since}` : partly ? `and${since}` : `or as well${since}`
    return behaviours.flatMap(({ from, means, path, source, to }, n) => [
      `${n === 0 ? word : 'together with'}: ${paint('bold', path)} ${turnText(from, to)} ${paint('dim', `(${source})`)}`,
      ...(means?.to === undefined || means.to === to ? [] : [paint('dim', `  ${means.to}`)]),
    ])
  })
}

function changeLines(changes: readonly (ReadingChange | ExplainedChange)[], paint: Paint): string[] {
  return changes.flatMap(change => {
    const { differences, from, to } = change
    const [first, ...others] = differences
    // The headline has said how it ends.
    const shown = first?.place === 'reading' ? others.filter(({ place }) => place !== 'end') : differences
    const head = first?.place === 'reading' ? `: ${first.a} → ${first.b}` : ''
    const more = shown.length > MOST_DIFFERENCES ? [`  … and ${shown.length - MOST_DIFFERENCES} more`] : []
    return [
      `${paint('bold', `${from} → ${to}`)}${head}`,
      ...shown.slice(0, MOST_DIFFERENCES).map(({ a, b, place }) => `  ${place}: ${a} → ${b}`),
      ...more,
      ...('causes' in change ? causeLines(change.causes, paint) : []).map(line => `  ${line}`),
    ]
  })
}

const fieldText = ([name, value]: ReadField): string =>
  `${escaped(name)}: ${typeof value === 'string' ? quoted(value) : value.map(one => quoted(one)).join(' and ')}`

const TOLD: Readonly<Partial<Record<ReadMessage['told'], string>>> = {
  nobody: 'no listener is told of it',
  upgrade: 'told by upgrade',
  connect: 'told by connect',
  information: 'interim',
}

function messageLines(message: ReadMessage, at: number): string[] {
  const { answered, body, complete, from, headers, keepsAlive, told, to, trailers } = message
  const marks = [
    to === null ? `from byte ${from} on` : `bytes ${from} to ${to}`,
    TOLD[told],
    answered === undefined ? undefined : `answered with ${answered}`,
    keepsAlive ? undefined : 'the last one of its connection',
  ].filter(Boolean)
  return [
    `${nameOfMessage(message, at)}: ${startLine(message)} (${marks.join(', ')})`,
    ...headers.map(field => `  ${fieldText(field)}`),
    `  body: ${bodyText(body, complete)}`,
    ...trailers.map(field => `  trailer ${fieldText(field)}`),
  ]
}

function readingLines({ count, left, messages, state }: Reading): string[] {
  const more = count > MOST_SHOWN ? [`… and ${count - MOST_SHOWN} more messages`] : []
  return [
    ...messages.slice(0, MOST_SHOWN).flatMap(messageLines),
    ...more,
    `then: ${stateText(state)}`,
    ...(left ? [`left over: ${leftText(left)}`] : []),
  ]
}

function guardedLines({ guarded }: ReadingGroup, all: readonly string[]): string[] {
  return (guarded ?? []).flatMap(({ reading, same, versions }) => {
    const said = same
      ? 'the same'
      : reading.error
        ? `${summaryOf(reading)}: ${errorText(reading.error)}`
        : summaryOf(reading)
    return [`guarded: ${said}${guarded!.length > 1 ? ` (${spansOf(versions, all)})` : ''}`]
  })
}

function detailLines(reading: BytesReading, paint: Paint): string[] {
  const { groups, versions } = reading
  return groups.flatMap(group => [
    '',
    paint('bold', spansOf(group.versions, versions)),
    ...readingLines(group.reading).map(line => `  ${line}`),
  ])
}

/** The reading, its differences first. @param summary without the messages of each group */
export function readingText(
  reading: BytesReading,
  changes: readonly ExplainedChange[] | undefined,
  paint: Paint,
  summary = false,
): string[] {
  const { bytes, groups, versions } = reading
  const alike = groups.length === 1 ? 'all read alike' : `${groups.length} groups`
  const differences = changeLines(changes ?? reading.changes, paint)
  return [
    `${bytesText(bytes)}, ${counted(versions.length, 'version')}: ${alike}`,
    ...groupLines(reading, paint),
    ...(differences.length > 0 ? ['', ...differences] : []),
    ...(summary ? [] : detailLines(reading, paint)),
  ]
}

/** Numbers that follow each other as spans: `1-4, 9`. */
function placesText(places: readonly number[]): string {
  const spans: [number, number][] = []
  for (const place of places) {
    const last = spans.at(-1)
    if (last && place === last[1] + 1) last[1] = place
    else spans.push([place, place])
  }
  const shown = spans.slice(0, 10).map(([a, b]) => (a === b ? `${a}` : `${a}-${b}`))
  return [...shown, ...(spans.length > 10 ? ['…'] : [])].join(', ')
}

/** What cuts change. */
export function cutsText({ all, differing, tried }: Cuts, versions: readonly string[], paint: Paint): string[] {
  const ways = `${tried} ways to cut the bytes${all ? '' : ' (not every place)'}`
  if (differing.length === 0) return [`${ways}: all read alike`]
  const rows = new Map<string, string[]>()
  for (const { at, cut, version, whole } of differing) {
    const places = at.filter(place => place > 0)
    const where = [
      places.length > 0 ? `cut behind byte ${placesText(places)}` : '',
      at.includes(0) ? 'byte by byte' : '',
    ]
    const line = `${where.filter(Boolean).join(', and ')}: ${summaryOf(whole)} → ${summaryOf(cut)}`
    rows.set(line, [...(rows.get(line) ?? []), version])
  }
  return [
    `${ways}: the reading goes by the cut`,
    ...[...rows].map(([line, own]) => `${paint('bold', spansOf([...new Set(own)], versions))}  ${line}`),
  ]
}

/** The smallest bytes, as they can be given back. */
export function minimizedText({ from, readings, text, versions }: Minimized, paint: Paint): string[] {
  const shown = text.length > MOST_BYTES ? `${shellQuoted(text.slice(0, MOST_BYTES))}…` : shellQuoted(text)
  return [
    `${bytesText(text.length)} of ${from} on which ${versions.join(' and ')} still disagree (${readings} readings):`,
    paint('bold', `--request ${shown}`),
  ]
}
