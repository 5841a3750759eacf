/** What is looked at in a run: its end, its output, its connections and the events that the program listened for, each as lines. */

import path from 'node:path'
import { stabilizer } from '../../oracle/stable'
import { escapeBytes } from '../../transcript/compare'
import { linesOf } from '../../transcript/types'
import type { DiffLine } from '../types'
import { Requests, startLineOf } from './messages'
import type { Observation } from './observe'
import type { SeenConnection, WireKind } from './wire'

/** The compiled files of http-eras, and the packages beside them. */
const own = path.join(__dirname, '..', '..', '..') + path.sep

const frame = /^\s+at /
const ours = new RegExp(`node:|${own.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}|readable-stream`)

/** The place of a throw in the host or in http-eras, with the line that threw and the carets below it. */
const throwPlace = new RegExp(`^(?:${ours.source})[^\\n]*:\\d+\\n[^\\n]*\\n\\s*\\^+\\s*\\n\\n?`, 'gm')

/** What a frame calls the receiver: classes have other names in other versions. */
const receiver = /^(\s+at (?:async |new )?)(?:[^\s(]+\.)?([^\s.(]+ (?:\[as [^\]]+\] )?\()/

/** stderr without what is no word of the program: frames and places of the host and of http-eras, process numbers. */
export const plainErrors = (text: string): string =>
  text
    .replace(throwPlace, '')
    .split('\n')
    .filter(line => !(frame.test(line) && ours.test(line)))
    .map(line => line.replace(receiver, '$1$2'))
    .join('\n')
    .replace(/\(node:\d+\)/g, '(node:{pid})')

/** Makes the function that names ports of the run and dates of this hour. */
function stableOf({ ports }: Observation): (text: string) => string {
  const dates = stabilizer([])
  const port = ports.length > 0 ? new RegExp(`(?<!\\d)(?:${ports.join('|')})(?!\\d)`, 'g') : undefined
  return text => dates(port ? text.replace(port, '{port}') : text)
}

const textCells = (text: string): DiffLine[] =>
  text === ''
    ? []
    : text
        .replace(/\n$/, '')
        .split('\n')
        .map(line => ({ text: line }))

function wireCells(wire: SeenConnection, stable: (text: string) => string): DiffLine[] {
  const lines = wire.turns.flatMap(({ from, bytes }) =>
    linesOf(stable(bytes)).map((line, at): DiffLine => ({ from, starts: at === 0, text: escapeBytes(line) })),
  )
  const more = (['client', 'server'] as const).flatMap((from): DiffLine[] => {
    const text = wire.rest(from)
    return text === undefined ? [] : [{ from, starts: true, text }]
  })
  return [...lines, ...more, { text: `closed: ${wire.closed ?? 'no'}` }]
}

const ends: Readonly<Record<Observation['end'], (exit: Observation['exit']) => string>> = {
  itself: exit => (typeof exit === 'number' ? `exit code ${exit}` : `ended by ${exit}`),
  stopped: () => 'it went on listening, and was ended',
  timeout: () => 'it did not end in time, and was ended',
}

/** In words, how a run ended, and after which connection if it was driven. */
export const endText = ({ end, exit, after }: Observation): string =>
  after === undefined ? ends[end](exit) : `${ends[end](exit)}, after connection ${after}`

/** Connections that were open together come in any order: they are kept apart by where they went and what they asked. */
function wireKey(wire: SeenConnection, stable: (text: string) => string): string {
  if (wire.kind === 'driven') return wire.to
  const asked: string[] = []
  const requests = new Requests({ onWhole: request => void (request && asked.push(startLineOf(request.head))) })
  requests.add(wire.message('client'))
  return `${stable(wire.to)} ${stable(asked.join('\n'))}`.replace(/\w*\d\w*/g, '#')
}

const wireName = (wire: SeenConnection, stable: (text: string) => string): string =>
  ({ driven: stable(wire.to), own: 'to itself', out: `to ${stable(wire.to)}` })[wire.kind]

/** From so many times over on, events of one object are a loop: how often it went round is a matter of the stack. */
const loops = 100

/** Events of one object; of a loop of one or two events, the first round. */
function unlooped(texts: readonly string[]): string[] {
  const kept: string[] = []
  for (let from = 0, to = 0; from < texts.length; from = to) {
    for (to = from + 2; to < texts.length && texts[to] === texts[to - 2]; ) to++
    const isLoop = to - from >= loops
    if (!isLoop) to = from + 1
    kept.push(...texts.slice(from, isLoop ? from + 2 : to), ...(isLoop ? ['over and over'] : []))
  }
  return kept
}

/** Each object’s events stay together: between objects the order is a matter of time. */
function eventCells(events: Observation['events'], stable: (text: string) => string): DiffLine[] {
  const objects = new Map<string, string[]>()
  for (const [object, ...rest] of events) {
    const name = String(object)
    const known = objects.get(name) ?? []
    objects.set(name, known)
    known.push(stable(JSON.stringify(rest)))
  }
  return [...objects.keys()]
    .sort(byNumber)
    .flatMap(name => unlooped(objects.get(name) ?? []).map(text => ({ text: `${name}: ${text}` })))
}

const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true })

/** A connection: what it is, and what tells it from others. */
export interface WirePlace {
  readonly kind: WireKind
  readonly key: string
  readonly title: string
  readonly cells: readonly DiffLine[]
}

/** Everything that is looked at in a run. */
export interface Places {
  readonly exit: readonly DiffLine[]
  readonly stdout: readonly DiffLine[]
  readonly stderr: readonly DiffLine[]
  readonly events: readonly DiffLine[]
  /** In the order in which they were made. */
  readonly wires: readonly WirePlace[]
}

export function placesOf(run: Observation): Places {
  const stable = stableOf(run)
  return {
    exit: [{ text: endText(run) }],
    stdout: textCells(stable(run.stdout)),
    stderr: textCells(stable(plainErrors(run.stderr))),
    events: eventCells(run.events, stable),
    wires: run.wires.map(wire => ({
      kind: wire.kind,
      key: wireKey(wire, stable),
      title: wireName(wire, stable),
      cells: wireCells(wire, stable),
    })),
  }
}
